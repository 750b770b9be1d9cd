package dev.dropwise.export.weights;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What comes before the numbers of an array in the format npy: a dictionary as Python writes it,
 * which is matched, never evaluated.
 * https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 *
 * @param descr the type, with the order of bytes before it
 * @param fortran whether the first axis is the fastest
 */
record ArrayHeader(String descr, boolean fortran, List<Integer> sizes) {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST = 1 << 16;
    private static final int MOST_AXES = 8;

    private static final Pattern DICTIONARY =
            Pattern.compile(
                    "\\{'descr': ?'([<>|=][a-zA-Z][0-9]{0,3})', ?'fortran_order': ?(True|False), ?'shape': ?\\(([0-9, ]{0,100})\\),? ?\\}\\s*");

    static ArrayHeader read(String name, DataInputStream in) throws IOException {
        byte[] magic = in.readNBytes(MAGIC.length);
        if (!Arrays.equals(magic, MAGIC)) {
            throw unreadable(name, "one in the format npy", "another");
        }
        int version = in.readUnsignedByte();
        in.readUnsignedByte();
        long length =
                version == 1
                        ? Short.toUnsignedInt(Short.reverseBytes(in.readShort()))
                        : Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
        if (length > LONGEST) {
            throw unreadable(name, "a header of at most " + LONGEST + " bytes", length + " bytes");
        }
        String header = new String(in.readNBytes((int) length), StandardCharsets.ISO_8859_1);
        Matcher found = DICTIONARY.matcher(header);
        if (!found.matches()) {
            throw unreadable(
                    name,
                    "an array of numbers with its type and shape",
                    header.substring(0, Math.min(100, header.length())).strip());
        }
        return new ArrayHeader(found.group(1), found.group(2).equals("True"), sizes(name, found));
    }

    private static List<Integer> sizes(String name, Matcher found) {
        List<Integer> sizes = new ArrayList<>();
        for (String size : found.group(3).split(",", -1)) {
            String digits = size.strip();
            if (digits.length() > 9 || sizes.size() > MOST_AXES) {
                throw unreadable(name, "fewer numbers", found.group(3));
            }
            if (!digits.isEmpty()) {
                sizes.add(Integer.valueOf(digits));
            }
        }
        return sizes;
    }

    NumberType type() {
        NumberType type = NumberType.ofNumpy(descr.substring(1));
        if (type == null) {
            throw new UnreadableWeights("expected f2, f4 or f8, received " + descr);
        }
        return type;
    }

    ByteOrder order() {
        return descr.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    private static UnreadableWeights unreadable(String name, String expected, String received) {
        return new UnreadableWeights(
                "%s: expected %s, received %s".formatted(name, expected, received));
    }
}
