package dev.dropwise.inference.protocol;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Tensors as bytes: numbers little-endian one after the other, each text after its length in four
 * bytes. The Open Inference Protocol's extension for binary tensor data:
 * https://github.com/triton-inference-server/server/blob/main/docs/protocol/extension_binary_data.md
 */
final class BinaryTensors {

    private BinaryTensors() {}

    /**
     * The data of a tensor, flat.
     *
     * @param most how many there are by the tensor's shape
     * @throws IllegalArgumentException says what was expected
     */
    static TensorData read(TensorDatatype datatype, ByteBuffer bytes, int most) {
        ByteBuffer data = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (datatype == TensorDatatype.BYTES) {
            List<JsonNode> texts = texts(data, most);
            return new TensorData(new double[0], false, texts, List.of(texts.size()));
        }
        int width = datatype.bytes();
        if (data.remaining() % width != 0) {
            throw new IllegalArgumentException(
                    "expected %d bytes for each %s, received %d in all"
                            .formatted(width, datatype, data.remaining()));
        }
        double[] numbers = new double[data.remaining() / width];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(datatype, data);
        }
        return new TensorData(numbers, false, null, List.of(numbers.length));
    }

    private static double number(TensorDatatype datatype, ByteBuffer data) {
        return switch (datatype) {
            case BOOL, UINT8 -> Byte.toUnsignedInt(data.get());
            case UINT16 -> Short.toUnsignedInt(data.getShort());
            case UINT32 -> Integer.toUnsignedLong(data.getInt());
            case UINT64 -> unsigned(data.getLong());
            case INT8 -> data.get();
            case INT16 -> data.getShort();
            case INT32 -> data.getInt();
            case INT64 -> data.getLong();
            case FP16 -> half(data.getShort());
            case BF16 -> Float.intBitsToFloat(data.getShort() << 16);
            case FP32 -> data.getFloat();
            case FP64 -> data.getDouble();
            case BYTES -> throw new IllegalArgumentException("expected numbers, received BYTES");
        };
    }

    private static double unsigned(long value) {
        return value >= 0 ? value : value + 0x1p64;
    }

    /** IEEE 754 binary16; Java 17 has no method for it. */
    private static double half(short bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        double magnitude =
                switch (exponent) {
                    case 0 -> fraction * 0x1p-24;
                    case 0x1f -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
                    default -> Math.scalb(1 + fraction * 0x1p-10, exponent - 15);
                };
        return bits < 0 ? -magnitude : magnitude;
    }

    private static List<JsonNode> texts(ByteBuffer data, int most) {
        List<JsonNode> texts = new ArrayList<>();
        try {
            while (data.hasRemaining()) {
                if (texts.size() == most) {
                    throw new IllegalArgumentException(
                            "expected %d texts for the shape, received more".formatted(most));
                }
                int length = data.getInt();
                CharBuffer text =
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .decode(data.slice(data.position(), length));
                texts.add(JsonNodeFactory.instance.stringNode(text.toString()));
                data.position(data.position() + length);
            }
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(
                    "expected texts, each after its length in four bytes, received others", e);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("expected texts in UTF-8, received others", e);
        }
        return texts;
    }

    /** The bytes of what comes out: FP32, FP64 or BYTES. */
    static byte[] write(Object data) {
        if (data instanceof double[] numbers) {
            return write(numbers);
        }
        return data instanceof float[] numbers ? write(numbers) : writeTexts((List<?>) data);
    }

    private static byte[] write(double[] numbers) {
        ByteBuffer bytes =
                ByteBuffer.allocate(Double.BYTES * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(numbers);
        return bytes.array();
    }

    private static byte[] write(float[] numbers) {
        ByteBuffer bytes =
                ByteBuffer.allocate(Float.BYTES * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(numbers);
        return bytes.array();
    }

    private static byte[] writeTexts(List<?> texts) {
        List<byte[]> encoded =
                texts.stream()
                        .map(text -> text.toString().getBytes(StandardCharsets.UTF_8))
                        .toList();
        int size = encoded.stream().mapToInt(text -> Integer.BYTES + text.length).sum();
        ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        encoded.forEach(text -> bytes.putInt(text.length).put(text));
        return bytes.array();
    }
}
