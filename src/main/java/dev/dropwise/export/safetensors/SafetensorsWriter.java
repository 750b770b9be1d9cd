package dev.dropwise.export.safetensors;

import dev.dropwise.engine.archive.TensorValues;
import dev.dropwise.web.DropwiseJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes tensors as safetensors: a header in JSON after its length, then the numbers. */
public final class SafetensorsWriter {

    /** So that numbers begin where processors read them fast. */
    private static final int ALIGNMENT = 8;

    private SafetensorsWriter() {}

    public static void write(Map<String, TensorValues> tensors, OutputStream out)
            throws IOException {
        byte[] header = header(tensors);
        int padding = Math.floorMod(-header.length, ALIGNMENT);
        byte[] length = new byte[Long.BYTES];
        little(length).putLong(header.length + padding);
        out.write(length);
        out.write(header);
        out.write(" ".repeat(padding).getBytes(StandardCharsets.US_ASCII));
        for (TensorValues tensor : tensors.values()) {
            byte[] numbers = new byte[tensor.numbers().length * Float.BYTES];
            little(numbers).asFloatBuffer().put(tensor.numbers());
            out.write(numbers);
        }
    }

    private static byte[] header(Map<String, TensorValues> tensors) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("__metadata__", Map.of("format", "pt"));
        long at = 0;
        for (Map.Entry<String, TensorValues> tensor : tensors.entrySet()) {
            long end = at + (long) tensor.getValue().numbers().length * Float.BYTES;
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("dtype", "F32");
            entry.put("shape", tensor.getValue().sizes());
            entry.put("data_offsets", List.of(at, end));
            header.put(tensor.getKey(), entry);
            at = end;
        }
        return DropwiseJson.mapper().writeValueAsBytes(header);
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
