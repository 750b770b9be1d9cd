package dev.dropwise.keras;

import dev.dropwise.layer.Shape;
import dev.dropwise.problem.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** One layer of ours on its way to Keras: its JSON, what is taken of it, the config it makes. */
final class ExportContext {

    private final ObjectNode ours;
    private final Shape input;
    private final String pointer;
    private final List<Fault> faults;
    private final ObjectNode config = KerasObject.JSON.objectNode();
    private final List<ObjectNode> before = new ArrayList<>();
    private final Set<String> taken = new HashSet<>(Set.of("type", "name"));

    ExportContext(ObjectNode ours, Shape input, String pointer, List<Fault> faults) {
        this.ours = ours;
        this.input = input;
        this.pointer = pointer;
        this.faults = faults;
    }

    Shape input() {
        return input;
    }

    ObjectNode config() {
        return config;
    }

    JsonNode take(String name) {
        taken.add(name);
        JsonNode value = ours.path(name);
        return value.isNull() ? MissingNode.getInstance() : value;
    }

    void put(String property, JsonNode value) {
        if (!value.isMissingNode()) {
            config.set(property, value);
        }
    }

    /** A Keras layer that goes before this one. */
    void before(ObjectNode layer) {
        before.add(layer);
    }

    List<ObjectNode> before() {
        return before;
    }

    void fault(String name, String detail) {
        faults.add(new Fault(pointer + "/" + name, detail));
    }

    /** Everything that was not taken would be lost; what says nothing may be. */
    void refuseTheRest(String className) {
        ours.forEachEntry(
                (name, value) -> {
                    if (!taken.contains(name) && !saysNothing(value)) {
                        fault(
                                name,
                                "expected none, which Keras' %s does not have, received %s"
                                        .formatted(className, KerasObject.words(value)));
                    }
                });
    }

    private static boolean saysNothing(JsonNode value) {
        return value.isNull()
                || (value.isNumber() && value.doubleValue() == 0)
                || (value.isBoolean() && !value.booleanValue())
                || (value.isContainer()
                        && value.valueStream().allMatch(ExportContext::saysNothing));
    }
}
