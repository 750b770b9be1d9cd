package dev.dropwise.engine;

import dev.dropwise.engine.archive.ScriptObject;
import dev.dropwise.engine.archive.ScriptObject.Tensors;
import dev.dropwise.engine.archive.StoredTensor;
import dev.dropwise.engine.archive.StoredTensor.Storage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts the tensors of one program's layers in the place of another's; all else about the layers
 * (what they drop, whether they learn) stays as the other has it. Layers within layers belong
 * together by their order, since their names may be generated; those that hold nothing are left out
 * of account.
 */
public final class WeightTransfer {

    /** Where a layer has those within it. */
    private static final String BODY = "body";

    /** What attributes of stored programs were called before they had PyTorch's names. */
    private static final Map<String, String> EARLIER_NAMES =
            Map.of("weight_ih", "into", "weight_hh", "again", "bias", "offsets");

    /** Marks the keys of storages that come from the source. */
    public static final String TAKEN = "taken/";

    private final List<String> mismatches = new ArrayList<>();

    /**
     * The object {@code into} with the tensors of {@code source} in the layers of those names.
     *
     * @throws WeightTransferMismatch with all that does not fit
     */
    public ScriptObject apply(ScriptObject into, ScriptObject source, Collection<String> layers) {
        ScriptObject net = child(into, "net");
        Map<String, @Nullable Object> merged = new LinkedHashMap<>(net.attributes());
        for (String layer : layers) {
            merged.put(layer, taken(layer, net.attributes().get(layer), layer(source, layer)));
        }
        if (!mismatches.isEmpty()) {
            throw new WeightTransferMismatch(mismatches);
        }
        Map<String, @Nullable Object> root = new LinkedHashMap<>(into.attributes());
        root.put("net", new ScriptObject(net.type(), merged));
        return new ScriptObject(into.type(), root);
    }

    private static @Nullable Object layer(ScriptObject source, String name) {
        return child(source, "net").attributes().get(name);
    }

    private static ScriptObject child(ScriptObject object, String name) {
        if (object.attributes().get(name) instanceof ScriptObject child) {
            return child;
        }
        throw new IllegalStateException("expected an object " + name + " in " + object.type());
    }

    private @Nullable Object taken(String place, @Nullable Object own, @Nullable Object theirs) {
        if (!holds(own)) {
            return own;
        }
        if (own instanceof ScriptObject object) {
            return theirs instanceof ScriptObject other
                    ? taken(place, object, other)
                    : mismatch(place, "a layer", theirs);
        }
        if (own instanceof Tensors list) {
            return theirs instanceof Tensors other
                    ? taken(place, list, other)
                    : mismatch(place, list.tensors().size() + " tensors", theirs);
        }
        if (own instanceof StoredTensor tensor) {
            return theirs instanceof StoredTensor other
                    ? taken(place, tensor, other)
                    : mismatch(place, "a tensor", theirs);
        }
        return own;
    }

    private ScriptObject taken(String place, ScriptObject own, ScriptObject theirs) {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        own.attributes()
                .forEach(
                        (name, value) ->
                                attributes.put(
                                        name,
                                        name.equals(BODY)
                                                ? takenInOrder(
                                                        place,
                                                        child(own, BODY),
                                                        theirs.attributes().get(BODY))
                                                : taken(
                                                        place + "." + name,
                                                        value,
                                                        attribute(theirs, name))));
        return new ScriptObject(own.type(), attributes);
    }

    /** An attribute by its name of today. */
    static @Nullable Object attribute(ScriptObject object, String name) {
        String earlier = EARLIER_NAMES.getOrDefault(name, name);
        return object.attributes().get(object.attributes().containsKey(name) ? name : earlier);
    }

    /** What an attribute is called today. */
    static String currentName(String attribute) {
        return EARLIER_NAMES.entrySet().stream()
                .filter(name -> name.getValue().equals(attribute))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(attribute);
    }

    private ScriptObject takenInOrder(String place, ScriptObject own, @Nullable Object body) {
        Iterator<ScriptObject> theirs =
                body instanceof ScriptObject other
                        ? holding(other).iterator()
                        : Collections.emptyIterator();
        Map<String, @Nullable Object> layers = new LinkedHashMap<>();
        own.attributes()
                .forEach(
                        (name, layer) -> {
                            Object other = holds(layer) && theirs.hasNext() ? theirs.next() : null;
                            layers.put(name, taken(place + "." + name, layer, other));
                        });
        theirs.forEachRemaining(more -> mismatch(place, "no more layers", more));
        return new ScriptObject(own.type(), layers);
    }

    private static List<ScriptObject> holding(ScriptObject body) {
        List<ScriptObject> holding = new ArrayList<>();
        for (Object layer : body.attributes().values()) {
            if (layer instanceof ScriptObject object && holds(object)) {
                holding.add(object);
            }
        }
        return holding;
    }

    private static boolean holds(@Nullable Object value) {
        return (value instanceof StoredTensor tensor && !tensor.isEmpty())
                || (value instanceof Tensors list && !list.tensors().isEmpty())
                || (value instanceof ScriptObject object
                        && object.attributes().values().stream().anyMatch(WeightTransfer::holds));
    }

    private @Nullable Object taken(String place, Tensors own, Tensors theirs) {
        int count = own.tensors().size();
        if (theirs.tensors().size() != count) {
            return mismatch(place, count + " tensors", theirs.tensors().size() + " tensors");
        }
        List<StoredTensor> taken = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StoredTensor mine = own.tensors().get(i);
            Object other = taken(place + "[" + i + "]", mine, theirs.tensors().get(i));
            taken.add(other instanceof StoredTensor tensor ? tensor : mine);
        }
        return new Tensors(taken);
    }

    private @Nullable Object taken(String place, StoredTensor own, StoredTensor theirs) {
        if (!own.sizes().equals(theirs.sizes())) {
            return mismatch(place, own.sizes().toString(), theirs.sizes());
        }
        Storage from = theirs.storage();
        return new StoredTensor(
                new Storage(from.type(), TAKEN + from.key(), from.elements()),
                theirs.offset(),
                theirs.sizes(),
                theirs.strides(),
                own.requiresGradient());
    }

    private @Nullable Object mismatch(String place, String expected, @Nullable Object received) {
        String other =
                received == null
                        ? "nothing"
                        : received instanceof ScriptObject || received instanceof StoredTensor
                                ? "something else"
                                : received.toString();
        mismatches.add(place + ": expected " + expected + ", received " + other);
        return null;
    }
}
