package dev.dropwise.dataset.upload.array;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Arrays in NumPy's format that a test writes down. */
public final class NpyFiles {

    private NpyFiles() {}

    /**
     * Version 1, in C's order.
     *
     * @param shape in Python's notation, {@code (2,)}
     */
    public static byte[] of(String type, String shape, double... values) {
        return of(1, type, false, shape, values);
    }

    static byte[] of(int version, String type, boolean fortran, String shape, double... values) {
        int size = Integer.parseInt(type.substring(2));
        ByteBuffer data = ByteBuffer.allocate(size * values.length);
        data.order(type.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            put(data, type.substring(1), value);
        }
        return of(version, type, fortran, shape, data.array());
    }

    static byte[] of(int version, String type, boolean fortran, String shape, byte[] data) {
        String head =
                "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }"
                        .formatted(type, fortran ? "True" : "False", shape);
        byte[] text = (head + " ".repeat(20) + "\n").getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(12 + text.length + data.length);
        file.order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
        file.put((byte) version).put((byte) 0);
        if (version == 1) {
            file.putShort((short) text.length);
        } else {
            file.putInt(text.length);
        }
        file.put(text).put(data);
        byte[] bytes = new byte[file.position()];
        file.flip().get(bytes);
        return bytes;
    }

    private static void put(ByteBuffer data, String type, double value) {
        switch (type) {
            case "b1", "i1", "u1" -> data.put((byte) value);
            case "i2", "u2" -> data.putShort((short) (long) value);
            case "i4", "u4" -> data.putInt((int) (long) value);
            case "i8", "u8" -> data.putLong((long) value);
            case "f4" -> data.putFloat((float) value);
            case "f8" -> data.putDouble(value);
            default -> throw new IllegalArgumentException(type);
        }
    }
}
