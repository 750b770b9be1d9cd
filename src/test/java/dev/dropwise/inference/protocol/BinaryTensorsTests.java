package dev.dropwise.inference.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class BinaryTensorsTests {

    /** Bytes as numpy's {@code tobytes} gives them. */
    @ParameterizedTest
    @CsvSource({
        "BOOL, 01, 1",
        "UINT8, ff, 255",
        "UINT16, ffff, 65535",
        "UINT32, 000000ff, 4278190080",
        "UINT64, 0000000000000080, 9223372036854775808",
        "INT8, ff, -1",
        "INT16, feff, -2",
        "INT32, fdffffff, -3",
        "INT64, fcffffffffffffff, -4",
        "FP16, 003c, 1",
        "FP16, 66c0, -2.19921875",
        "FP16, ff7b, 65504",
        "FP16, 0100, 5.9604644775390625e-8",
        "FP16, 007c, Infinity",
        "FP16, 007e, NaN",
        "BF16, 803f, 1",
        "BF16, 49c0, -3.140625",
        "FP32, db0f4940, 3.1415927410125732",
        "FP64, 182d4454fb210940, 3.141592653589793"
    })
    void readsANumberOfEveryType(TensorDatatype datatype, String hex, double expected) {
        TensorData data = BinaryTensors.read(datatype, bytes(hex), 3);
        assertThat(data.numbers()).containsExactly(expected);
        assertThat(data.sizes()).containsExactly(1);
    }

    @Test
    void readsTextsAfterTheirLengths() {
        TensorData data =
                BinaryTensors.read(
                        TensorDatatype.BYTES, bytes("02000000c3bc0000000001000000" + "41"), 3);
        assertThat(data.values()).extracting(JsonNode::asString).containsExactly("ü", "", "A");
    }

    @ParameterizedTest
    @CsvSource({
        "FP32, 000000, 'expected 4 bytes for each FP32, received 3 in all'",
        "BYTES, 0200, 'expected texts, each after its length in four bytes, received others'",
        "BYTES, 0200000041, 'expected texts, each after its length in four bytes, received others'",
        "BYTES, ffffffff41, 'expected texts, each after its length in four bytes, received others'",
        "BYTES, 01000000ff, 'expected texts in UTF-8, received others'",
        "BYTES, 00000000000000000000000000000000, 'expected 3 texts for the shape, received more'"
    })
    void saysWhatIsWrong(TensorDatatype datatype, String hex, String message) {
        assertThatThrownBy(() -> BinaryTensors.read(datatype, bytes(hex), 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void writesWhatItReads() {
        float[] numbers = {1.5f, Float.NaN, -0f};
        assertThat(
                        BinaryTensors.read(
                                        TensorDatatype.FP32,
                                        ByteBuffer.wrap(BinaryTensors.write(numbers)),
                                        3)
                                .numbers())
                .containsExactly(1.5, Double.NaN, -0.0);
        double[] exact = {1_000_000_039, 0.1};
        assertThat(
                        BinaryTensors.read(
                                        TensorDatatype.FP64,
                                        ByteBuffer.wrap(BinaryTensors.write(exact)),
                                        3)
                                .numbers())
                .containsExactly(exact);
        List<String> texts = List.of("setosa", "", "é");
        assertThat(
                        BinaryTensors.read(
                                        TensorDatatype.BYTES,
                                        ByteBuffer.wrap(BinaryTensors.write(texts)),
                                        3)
                                .values())
                .extracting(JsonNode::asString)
                .isEqualTo(texts);
    }

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }
}
