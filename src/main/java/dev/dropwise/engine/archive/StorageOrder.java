package dev.dropwise.engine.archive;

import dev.dropwise.engine.archive.ScriptObject.Tensors;
import dev.dropwise.engine.archive.StoredTensor.Storage;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers storages in the order in which objects first name them. */
final class StorageOrder {

    private final Map<String, Storage> numbered = new LinkedHashMap<>();

    /** The same objects with the storages' new keys. */
    ScriptObject apply(ScriptObject object) {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        object.attributes().forEach((name, value) -> attributes.put(name, renumbered(value)));
        return new ScriptObject(object.type(), attributes);
    }

    /** The new storages by their old keys. */
    Map<String, Storage> numbered() {
        return numbered;
    }

    private @Nullable Object renumbered(@Nullable Object value) {
        if (value instanceof ScriptObject object) {
            return apply(object);
        }
        if (value instanceof Tensors list) {
            return new Tensors(list.tensors().stream().map(this::renumbered).toList());
        }
        return value instanceof StoredTensor tensor ? renumbered(tensor) : value;
    }

    private StoredTensor renumbered(StoredTensor tensor) {
        Storage old = tensor.storage();
        return tensor.in(
                numbered.computeIfAbsent(
                        old.key(),
                        key ->
                                new Storage(
                                        old.type(),
                                        Integer.toString(numbered.size()),
                                        old.elements())));
    }
}
