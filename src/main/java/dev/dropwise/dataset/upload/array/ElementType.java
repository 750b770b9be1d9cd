package dev.dropwise.dataset.upload.array;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What each element of an array is, in NumPy's words.
 *
 * @param kind b boolean, i whole, u whole and not negative, f floating point; U text of UTF-32, S
 *     text of bytes
 * @param size bytes of an element
 */
record ElementType(char kind, int size, ByteOrder order) {

    private static final Pattern DESCRIPTION = Pattern.compile("([<>|=])?([biufUS])(\\d{1,6})");
    private static final int BYTES_OF_A_CHARACTER = 4;
    private static final double WHOLE = 1L << 53;

    /** As in the head of a file, {@code <f4}; null when it is none of these. */
    static @Nullable ElementType of(String description) {
        Matcher matcher = DESCRIPTION.matcher(description);
        if (!matcher.matches()) {
            return null;
        }
        char kind = matcher.group(2).charAt(0);
        int number = Integer.parseInt(matcher.group(3));
        int size = kind == 'U' ? BYTES_OF_A_CHARACTER * number : number;
        ByteOrder order =
                ">".equals(matcher.group(1)) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return isSize(kind, size) ? new ElementType(kind, size, order) : null;
    }

    private static boolean isSize(char kind, int size) {
        return switch (kind) {
            case 'b' -> size == 1;
            case 'i', 'u' -> size == 1 || size == 2 || size == 4 || size == 8;
            case 'f' -> size == 2 || size == 4 || size == 8;
            default -> size > 0 && size <= 1 << 16;
        };
    }

    boolean isText() {
        return kind == 'U' || kind == 'S';
    }

    boolean isFloating() {
        return kind == 'f';
    }

    /** An element as a number; one of 64 bits that no double holds becomes its neighbour. */
    double number(ByteBuffer bytes, int at) {
        return switch (kind) {
            case 'b' -> bytes.get(at) == 0 ? 0 : 1;
            case 'u' ->
                    switch (size) {
                        case 1 -> Byte.toUnsignedInt(bytes.get(at));
                        case 2 -> Short.toUnsignedInt(bytes.getShort(at));
                        case 4 -> Integer.toUnsignedLong(bytes.getInt(at));
                        default -> unsigned(bytes.getLong(at));
                    };
            case 'i' ->
                    switch (size) {
                        case 1 -> bytes.get(at);
                        case 2 -> bytes.getShort(at);
                        case 4 -> bytes.getInt(at);
                        default -> bytes.getLong(at);
                    };
            case 'f' ->
                    switch (size) {
                        case 2 -> half(bytes.getShort(at));
                        case 4 -> bytes.getFloat(at);
                        default -> bytes.getDouble(at);
                    };
            default -> throw new IllegalStateException("expected numbers, these are texts");
        };
    }

    private static double unsigned(long bits) {
        return bits >= 0 ? bits : 2.0 * ((bits >>> 1) | (bits & 1));
    }

    /** IEEE 754 binary16: a sign, 5 bits of exponent, 10 of fraction. */
    private static double half(short bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        double size =
                switch (exponent) {
                    case 0 -> Math.scalb((double) fraction, -24);
                    case 0x1f -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
                    default -> Math.scalb(1 + fraction / 1024.0, exponent - 15);
                };
        return bits < 0 ? -size : size;
    }

    /** An element as the name of a class; null where it is not a number. */
    @Nullable String text(ByteBuffer bytes, int at) {
        if (isText()) {
            byte[] text = new byte[size];
            bytes.get(at, text);
            return text(text);
        }
        double number = number(bytes, at);
        if (Double.isNaN(number)) {
            return null;
        }
        if (Math.rint(number) == number && Math.abs(number) < WHOLE) {
            return Long.toString((long) number);
        }
        if (!isFloating()) {
            long whole = bytes.getLong(at);
            return kind == 'u' ? Long.toUnsignedString(whole) : Long.toString(whole);
        }
        return size == Double.BYTES ? Double.toString(number) : Float.toString((float) number);
    }

    /** NumPy fills texts up with zeros. */
    private String text(byte[] bytes) {
        if (kind == 'S') {
            return new String(bytes, StandardCharsets.UTF_8).replaceAll("\0+$", "");
        }
        StringBuilder text = new StringBuilder();
        ByteBuffer points = ByteBuffer.wrap(bytes).order(order);
        while (points.hasRemaining()) {
            int point = points.getInt();
            text.appendCodePoint(Character.isValidCodePoint(point) ? point : 0xfffd);
        }
        return text.toString().replaceAll("\0+$", "");
    }

    @Override
    public String toString() {
        return kind + "" + size;
    }
}
