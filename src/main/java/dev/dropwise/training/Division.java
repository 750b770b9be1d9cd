package dev.dropwise.training;

import dev.dropwise.dataset.split.Split;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * How the rows of a run were divided.
 *
 * @param kind {@code none}, {@code random}, {@code group}, {@code time}, {@code fold 1 of 5}
 * @param training number of rows
 * @param validation number of rows
 * @param test number of rows
 * @param sha256 over the numbers of the rows, part after part, each after its length; all
 *     big-endian, four bytes
 */
public record Division(String kind, int training, int validation, int test, String sha256) {

    static Division of(String kind, Split split) {
        MessageDigest digest = DigestUtils.getSha256Digest();
        add(split.training(), digest);
        add(split.validation(), digest);
        add(split.test(), digest);
        return new Division(
                kind,
                split.training().length,
                split.validation().length,
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
