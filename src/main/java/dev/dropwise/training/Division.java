package dev.dropwise.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dropwise.dataset.split.Split;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a run were divided.
 *
 * @param kind {@code none}, {@code random}, {@code group}, {@code time}, {@code fold 1 of 5}
 * @param training number of rows
 * @param validation number of rows
 * @param calibration number of rows; null where none calibrate
 * @param test number of rows
 * @param sha256 over the numbers of the rows, part after part, each after its length; all
 *     big-endian, four bytes
 */
public record Division(
        String kind,
        int training,
        int validation,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer calibration,
        int test,
        String sha256) {

    /** Of rows of which none calibrate. */
    public Division(String kind, int training, int validation, int test, String sha256) {
        this(kind, training, validation, null, test, sha256);
    }

    static Division of(String kind, Split split) {
        MessageDigest digest = DigestUtils.getSha256Digest();
        add(split.training(), digest);
        add(split.validation(), digest);
        add(split.test(), digest);
        boolean calibrates = split.calibration().length > 0;
        if (calibrates) {
            add(split.calibration(), digest);
        }
        return new Division(
                kind,
                split.training().length,
                split.validation().length,
                calibrates ? split.calibration().length : null,
                split.test().length,
                HexFormat.of().formatHex(digest.digest()));
    }

    private static void add(int[] rows, MessageDigest digest) {
        ByteBuffer number = ByteBuffer.allocate(Integer.BYTES);
        digest.update(number.putInt(0, rows.length).array());
        for (int row : rows) {
            digest.update(number.putInt(0, row).array());
        }
    }
}
