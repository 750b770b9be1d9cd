package dev.dropwise.export.weights;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What the numbers of a tensor are in a file. */
public enum NumberType {
    F16("F16", "f2", 2),
    BF16("BF16", "", 2),
    F32("F32", "f4", 4),
    F64("F64", "f8", 8);

    private final String safetensors;
    private final String numpy;
    private final int bytes;

    NumberType(String safetensors, String numpy, int bytes) {
        this.safetensors = safetensors;
        this.numpy = numpy;
        this.bytes = bytes;
    }

    int bytes() {
        return bytes;
    }

    static @Nullable NumberType ofSafetensors(String name) {
        for (NumberType type : values()) {
            if (type.safetensors.equals(name)) {
                return type;
            }
        }
        return null;
    }

    /**
     * @param name without the order of bytes
     */
    static @Nullable NumberType ofNumpy(String name) {
        for (NumberType type : values()) {
            if (type.numpy.equals(name) && !name.isEmpty()) {
                return type;
            }
        }
        return null;
    }

    /** The next number. */
    float next(ByteBuffer bytes) {
        return switch (this) {
            case F16 -> half(bytes.getShort());
            case BF16 -> Float.intBitsToFloat(bytes.getShort() << 16);
            case F32 -> bytes.getFloat();
            case F64 -> (float) bytes.getDouble();
        };
    }

    /** IEEE 754 binary16; Java 17 has no method for it. */
    private static float half(short bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        double magnitude =
                switch (exponent) {
                    case 0 -> fraction * 0x1p-24;
                    case 0x1f -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
                    default -> Math.scalb(1 + fraction * 0x1p-10, exponent - 15);
                };
        return (float) (bits < 0 ? -magnitude : magnitude);
    }
}
