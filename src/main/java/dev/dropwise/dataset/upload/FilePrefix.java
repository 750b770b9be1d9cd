package dev.dropwise.dataset.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;

/**
 * What there is to recognize the format of a file by.
 *
 * @param name as it was sent, in lower case and without {@code .gz} and the like
 * @param bytes the first ones, unpacked, text in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent")
public // short-lived
record FilePrefix(String name, byte[] bytes) {

    private static final int LENGTH = 4096;
    private static final Pattern OBJECT = Pattern.compile("\\s*\\[?\\s*\\{\\s*[\"}]");

    /** Where the head of a zip's first file has its name and, in two bytes, the name's length. */
    private static final int ZIP_NAME = 30;

    private static final int ZIP_NAME_LENGTH = 26;

    /** Where a tar says what it is. */
    private static final int TAR_MAGIC = 257;

    public static FilePrefix of(UploadSource source, Resource file) throws IOException {
        String path = ZippedTable.find(source, file);
        try (InputStream in =
                path == null ? source.open(file) : ArchiveFiles.open(source, file, path)) {
            String name = path == null ? UploadSource.name(file) : path;
            return new FilePrefix(
                    CompressionFormat.uncompressedName(name.toLowerCase(Locale.ROOT)),
                    text(in.readNBytes(LENGTH)));
        }
    }

    /** Without the mark of an encoding, and in UTF-8 where it says UTF-16. */
    private static byte[] text(byte[] bytes) {
        TextEncodingMark mark = TextEncodingMark.of(bytes);
        return mark == null ? bytes : mark.utf8(bytes);
    }

    /** Whether these are its first bytes. */
    public boolean startsWith(int... magic) {
        if (bytes.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if (Byte.toUnsignedInt(bytes[i]) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    public boolean isZip() {
        return startsWith('P', 'K', 3, 4) || startsWith('P', 'K', 5, 6);
    }

    /** Whether this is a zip whose first file is an array of NumPy. */
    public boolean startsAsNpz() {
        if (!isZip() || bytes.length <= ZIP_NAME) {
            return false;
        }
        int length = Byte.toUnsignedInt(bytes[ZIP_NAME_LENGTH]);
        int end = Math.min(bytes.length, ZIP_NAME + length);
        return new String(bytes, ZIP_NAME, end - ZIP_NAME, StandardCharsets.UTF_8).endsWith(".npy");
    }

    public boolean isTar() {
        byte[] magic = "ustar".getBytes(StandardCharsets.US_ASCII);
        int end = TAR_MAGIC + magic.length;
        return bytes.length >= end && Arrays.equals(bytes, TAR_MAGIC, end, magic, 0, magic.length);
    }

    public boolean isNamed(String... endings) {
        for (String ending : endings) {
            if (name.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    /** Whether this looks like lines of text. */
    public boolean isText() {
        for (byte b : bytes) {
            if (b == 0) {
                return false;
            }
        }
        return bytes.length > 0;
    }

    /** Whether this looks like the beginning of a JSON object, or of a list of them. */
    public boolean hasObject() {
        return OBJECT.matcher(new String(bytes, StandardCharsets.UTF_8)).lookingAt();
    }
}
