package dev.dropwise.engine.archive;

import dev.dropwise.engine.archive.StoredTensor.Storage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tensors that no archive has yet; their storages are written with the objects that hold them. */
final class NewTensors {

    private static final String PREFIX = "new/";

    private final Map<String, float[]> storages = new HashMap<>();

    StoredTensor add(TensorValues values, boolean requiresGradient) {
        String key = PREFIX + storages.size();
        storages.put(key, values.numbers());
        List<Integer> strides = new ArrayList<>();
        for (int dimension = 1; dimension <= values.sizes().size(); dimension++) {
            strides.add(values.elementsFrom(dimension));
        }
        Storage storage = new Storage("FloatStorage", key, values.numbers().length);
        return new StoredTensor(storage, 0, values.sizes(), List.copyOf(strides), requiresGradient);
    }

    /** In the order of memory of another of the same sizes, which has no gaps. */
    StoredTensor add(TensorValues values, StoredTensor other) {
        float[] ordered = new float[values.numbers().length];
        for (int i = 0; i < ordered.length; i++) {
            int at = other.place(i) - other.offset();
            if (at >= ordered.length) {
                return add(values, other.requiresGradient());
            }
            ordered[at] = values.numbers()[i];
        }
        String key = PREFIX + storages.size();
        storages.put(key, ordered);
        return new StoredTensor(
                new Storage("FloatStorage", key, ordered.length),
                0,
                values.sizes(),
                other.strides(),
                other.requiresGradient());
    }

    boolean has(String key) {
        return storages.containsKey(key);
    }

    byte[] bytes(String key) {
        float[] numbers = storages.getOrDefault(key, new float[0]);
        ByteBuffer bytes =
                ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(numbers);
        return bytes.array();
    }
}
