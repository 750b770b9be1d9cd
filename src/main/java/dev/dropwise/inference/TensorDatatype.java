package dev.dropwise.inference;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the numbers of a tensor are, by the Open Inference Protocol's names. */
enum TensorDatatype {
    @JsonProperty("BOOL")
    BOOL(0, 1),
    @JsonProperty("UINT8")
    UINT8(0, 255),
    @JsonProperty("INT8")
    INT8(Byte.MIN_VALUE, Byte.MAX_VALUE),
    @JsonProperty("INT16")
    INT16(Short.MIN_VALUE, Short.MAX_VALUE),
    @JsonProperty("INT32")
    INT32(Integer.MIN_VALUE, Integer.MAX_VALUE),
    @JsonProperty("INT64")
    INT64(Long.MIN_VALUE, Long.MAX_VALUE),
    @JsonProperty("FP32")
    FP32(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
    @JsonProperty("FP64")
    FP64(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
    /** Texts, for columns of categories. */
    @JsonProperty("BYTES")
    BYTES(0, -1);

    private final double least;
    private final double most;

    TensorDatatype(double least, double most) {
        this.least = least;
        this.most = most;
    }

    boolean isWhole() {
        return most >= least && !Double.isInfinite(most);
    }

    /** Whether a number is one of these. */
    boolean holds(float number) {
        return number >= least && number <= most && (!isWhole() || number == Math.rint(number));
    }
}
