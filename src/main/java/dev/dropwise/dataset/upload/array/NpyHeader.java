package dev.dropwise.dataset.upload.array;

import dev.dropwise.dataset.upload.UnreadableFile;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of an array in NumPy's format, versions 1 to 3:
 * https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html. A magic number, the
 * version, the length of the rest, and a dictionary in Python's notation.
 */
final class NpyHeader {

    private static final long MAGIC = 0x93_4e_55_4d_50_59L;

    /** Of the usual types it takes less than a hundred bytes. */
    private static final int LONGEST_HEAD = 10_000;

    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*('([^']*)'|\\[)");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\dL,\\s]*)\\)");
    private static final Pattern SIZE = Pattern.compile("\\d{1,18}");

    /** As many as NumPy has. */
    private static final int MOST_DIMENSIONS = 64;

    private NpyHeader() {}

    /**
     * Reads the head of an array.
     *
     * @param name of the file, in words for its user
     * @param file gives its bytes from the first on
     */
    static NumberArray readHead(String name, NumberArray.Opening file) throws IOException {
        try (DataInputStream in = new DataInputStream(file.open())) {
            String head = head(name, in);
            boolean rowsFastest = match(ORDER, head, name).group(1).equals("True");
            List<Long> shape = shape(match(SHAPE, head, name).group(1), name);
            // one dimension is the same in both orders
            return new NumberArray(
                    name,
                    type(name, head),
                    shape,
                    rowsFastest && shape.size() > 1,
                    () -> behindHead(name, file));
        } catch (EOFException e) {
            throw new UnreadableFile(name, "ends too early");
        }
    }

    private static List<Long> shape(String text, String name) {
        List<String> sizes =
                Arrays.stream(text.split("[L,\\s]+")).filter(size -> !size.isEmpty()).toList();
        if (sizes.size() > MOST_DIMENSIONS) {
            throw new UnreadableFile(
                    name,
                    "expected at most %d dimensions, received %,d"
                            .formatted(MOST_DIMENSIONS, sizes.size()));
        }
        if (!sizes.stream().allMatch(SIZE.asMatchPredicate())) {
            throw new UnreadableFile(
                    name, "expected a shape of numbers of at most 18 digits, received others");
        }
        return sizes.stream().map(Long::valueOf).toList();
    }

    private static String head(String name, DataInputStream in) throws IOException {
        long magic =
                (long) in.readUnsignedShort() << Integer.SIZE
                        | Integer.toUnsignedLong(in.readInt());
        if (magic != MAGIC) {
            throw new UnreadableFile(
                    name, "expected an array of NumPy, received another magic number");
        }
        int version = in.readUnsignedShort() >> Byte.SIZE;
        if (version < 1 || version > 3) {
            throw new UnreadableFile(name, "expected version 1 to 3, received " + version);
        }
        int length =
                version == 1
                        ? Short.reverseBytes(in.readShort()) & 0xffff
                        : Integer.reverseBytes(in.readInt());
        if (length < 0 || length > LONGEST_HEAD) {
            throw new UnreadableFile(
                    name,
                    "expected a head of at most %,d bytes, received %,d"
                            .formatted(LONGEST_HEAD, Integer.toUnsignedLong(length)));
        }
        byte[] head = new byte[length];
        in.readFully(head);
        return new String(head, StandardCharsets.UTF_8);
    }

    private static InputStream behindHead(String name, NumberArray.Opening file)
            throws IOException {
        DataInputStream in = new DataInputStream(file.open());
        try {
            head(name, in);
            return in;
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private static ElementType type(String name, String head) {
        String description = match(TYPE, head, name).group(2);
        ElementType type = description == null ? null : ElementType.of(description);
        if (type == null) {
            String pickled =
                    description != null && description.contains("O")
                            ? ": a pickled object is never unpickled, since it may hold any code"
                            : "";
            throw new UnreadableFile(
                    name,
                    "expected elements of b1, i1 to i8, u1 to u8, f2 to f8, or as labels U or S, received %s%s"
                            .formatted(description == null ? "records" : description, pickled));
        }
        return type;
    }

    private static Matcher match(Pattern pattern, String head, String name) {
        Matcher matcher = pattern.matcher(head);
        if (!matcher.find()) {
            throw new UnreadableFile(
                    name, "expected a head with descr, fortran_order and shape, received another");
        }
        return matcher;
    }
}
