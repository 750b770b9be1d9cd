package dev.dropwise.inference.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What the numbers of a tensor are, by the Open Inference Protocol's names. Those of 64 bits have
 * the ranges that doubles round them to.
 */
enum TensorDatatype {
    @JsonProperty("BOOL")
    BOOL(1, 0, 1),
    @JsonProperty("UINT8")
    UINT8(1, 0, 255),
    @JsonProperty("UINT16")
    UINT16(2, 0, 65_535),
    @JsonProperty("UINT32")
    UINT32(4, 0, 0xFFFF_FFFFL),
    @JsonProperty("UINT64")
    UINT64(8, 0, 0x1p64),
    @JsonProperty("INT8")
    INT8(1, Byte.MIN_VALUE, Byte.MAX_VALUE),
    @JsonProperty("INT16")
    INT16(2, Short.MIN_VALUE, Short.MAX_VALUE),
    @JsonProperty("INT32")
    INT32(4, Integer.MIN_VALUE, Integer.MAX_VALUE),
    @JsonProperty("INT64")
    INT64(8, -0x1p63, 0x1p63),
    @JsonProperty("FP16")
    FP16(2, -65_504, 65_504),
    @JsonProperty("BF16")
    BF16(2, -Float.MAX_VALUE, Float.MAX_VALUE),
    @JsonProperty("FP32")
    FP32(4, -Float.MAX_VALUE, Float.MAX_VALUE),
    @JsonProperty("FP64")
    FP64(8, -Float.MAX_VALUE, Float.MAX_VALUE),
    /** Texts, for columns of categories. */
    @JsonProperty("BYTES")
    BYTES(0, 0, -1);

    private final int bytes;
    private final double least;
    private final double most;

    TensorDatatype(int bytes, double least, double most) {
        this.bytes = bytes;
        this.least = least;
        this.most = most;
    }

    /** How many a number takes in binary data; 0 for texts, which say it themselves. */
    int bytes() {
        return bytes;
    }

    boolean isWhole() {
        return switch (this) {
            case FP16, BF16, FP32, FP64, BYTES -> false;
            default -> true;
        };
    }

    /** Whether a number is one of these. */
    boolean holds(double number) {
        return number >= least && number <= most && (!isWhole() || number == Math.rint(number));
    }
}
