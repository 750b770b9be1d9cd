package dev.dropwise.web.binding;

import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import dev.dropwise.web.FiniteNumbers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Binds a tree to a type again and again, each time without what was at fault the time before, so
 * that all faults come out. Jackson's exceptions know the path of a fault whatever deserializer
 * threw it, which its problem handlers do not.
 */
final class JsonBinding {

    private final ObjectReader reader;
    private final BindingMessages bindingMessages;
    private final int most;
    private final Set<Fault> faults = new LinkedHashSet<>();
    private final Set<JsonLocation> cut = new HashSet<>();
    private final Map<JsonLocation, TreeSet<Integer>> removed = new HashMap<>();
    private final JsonNode tree;

    /**
     * Starts with a tree as it was sent.
     *
     * @param most how often to bind at most, so that a hostile body does not take for ever
     */
    JsonBinding(JsonNode tree, ObjectReader reader, BindingMessages bindingMessages, int most) {
        this.tree = tree.deepCopy();
        this.reader = reader;
        this.bindingMessages = bindingMessages;
        this.most = most;
    }

    /** The value without its faulty parts, or null when nothing is left to look at. */
    @Nullable Object bind() {
        for (int i = 0; i < most && !cut.contains(JsonLocation.ROOT); i++) {
            try {
                return reader.readValue(new FiniteNumbers.Reader(reader.treeAsTokens(tree)));
            } catch (JacksonException e) {
                record(e, steps(e));
            }
        }
        return null;
    }

    /** What was found while binding, and those violations that are not a consequence of it. */
    List<Fault> faults(List<BrokenConstraint> violations) {
        for (BrokenConstraint brokenConstraint : violations) {
            JsonLocation at = original(brokenConstraint.at());
            if (!removed.containsKey(at) && cut.stream().noneMatch(at::startsWith)) {
                faults.add(new Fault(at.pointer(), brokenConstraint.detail()));
            }
        }
        return List.copyOf(faults);
    }

    private void record(JacksonException e, JsonLocation at) {
        JsonLocation original = original(at);
        if (cut.contains(original)) {
            cut(at.parent(), null);
            return;
        }
        if (cut.stream().noneMatch(below -> below.startsWith(original))) {
            faults.addAll(describe(e, at, original));
        }
        cut(at, bindingMessages.primitive(e));
    }

    private List<Fault> describe(JacksonException e, JsonLocation at, JsonLocation original) {
        if (e instanceof InvalidDefinitionException) {
            throw e;
        }
        if (e.getCause() instanceof Invalid invalid) {
            return invalid.faults().stream().map(f -> f.under(original.pointer())).toList();
        }
        JsonNode received = node(at);
        if (e.getCause() instanceof NullPointerException) {
            return missing(e, received, original);
        }
        if (e instanceof InvalidTypeIdException typeId && received.isObject()) {
            String property = bindingMessages.typeProperty(typeId.getBaseType());
            String detail =
                    bindingMessages.oneOfTypes(typeId.getBaseType(), received.path(property));
            return List.of(new Fault(original.then(property).pointer(), detail));
        }
        return List.of(new Fault(original.pointer(), bindingMessages.detail(e, received)));
    }

    /**
     * A constructor that cannot do with null: what is missing is the fault, or else the bug is
     * ours.
     */
    private static List<Fault> missing(
            JacksonException e, JsonNode received, JsonLocation original) {
        List<Fault> faults =
                e instanceof ValueInstantiationException failure && failure.getType() != null
                        ? BindingMessages.missing(
                                failure.getType().getRawClass(), received, original)
                        : List.of();
        if (faults.isEmpty()) {
            throw e;
        }
        return faults;
    }

    /** Takes a node out of the tree; a primitive component cannot do without a stand-in. */
    private void cut(JsonLocation at, @Nullable JsonNode standIn) {
        cut.add(original(at));
        if (at.isRoot()) {
            return;
        }
        JsonNode parent = node(at.parent());
        if (parent instanceof ArrayNode array && at.last() instanceof Integer index) {
            JsonLocation original = original(at);
            removed.computeIfAbsent(original.parent(), p -> new TreeSet<>())
                    .add((Integer) original.last());
            array.remove(index);
        } else if (parent instanceof ObjectNode object) {
            if (standIn == null) {
                object.remove(at.last().toString());
            } else {
                object.set(at.last().toString(), standIn);
            }
        } else {
            cut(at.parent(), null);
        }
    }

    private JsonNode node(JsonLocation at) {
        JsonNode node = tree;
        for (Object step : at.steps()) {
            node = step instanceof Integer index ? node.path(index) : node.path(step.toString());
        }
        return node;
    }

    /** The place in the document as it was sent, before elements were removed from its arrays. */
    private JsonLocation original(JsonLocation at) {
        JsonLocation original = JsonLocation.ROOT;
        for (Object step : at.steps()) {
            original = original.then(step instanceof Integer i ? sent(original, i) : step);
        }
        return original;
    }

    private int sent(JsonLocation array, int index) {
        int sent = index;
        for (int gone : removed.getOrDefault(array, new TreeSet<>())) {
            if (gone <= sent) {
                sent++;
            }
        }
        return sent;
    }

    private static JsonLocation steps(JacksonException e) {
        List<Object> steps = new ArrayList<>();
        for (JacksonException.Reference reference : e.getPath()) {
            if (reference.getPropertyName() != null) {
                steps.add(reference.getPropertyName());
            } else if (reference.getIndex() >= 0) {
                steps.add(reference.getIndex());
            }
        }
        return new JsonLocation(List.copyOf(steps));
    }
}
