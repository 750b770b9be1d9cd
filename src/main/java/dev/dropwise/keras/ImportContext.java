package dev.dropwise.keras;

import dev.dropwise.layer.Shape;
import dev.dropwise.problem.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** One Keras layer on its way to ours: its config, what is taken of it, what that makes here. */
final class ImportContext {

    private final Place place;
    private final ImportFindings findings;
    private final JsonNode config;
    private final String layer;
    private final String pointer;
    private final ObjectNode ours = KerasObject.JSON.objectNode();
    private final List<ObjectNode> before = new ArrayList<>();
    private final Map<String, String> origins = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    /**
     * What a layer finds around it.
     *
     * @param input what goes into it, or null where that cannot be told
     * @param first whether nothing has changed the input before it
     * @param last whether it gives what the network gives
     */
    record Place(ChannelLayout layout, @Nullable Shape input, boolean first, boolean last) {}

    ImportContext(JsonNode layer, String pointer, Place place, ImportFindings findings) {
        this.config = layer.path("config");
        this.layer = pointer;
        this.pointer = pointer + "/config";
        this.place = place;
        this.findings = findings;
    }

    Place place() {
        return place;
    }

    JsonNode config() {
        return config;
    }

    boolean isTaken(String property) {
        return taken.contains(property);
    }

    /** What Keras says; missing where it says null. */
    JsonNode take(String property) {
        taken.add(property);
        JsonNode value = config.path(property);
        return value.isNull() ? MissingNode.getInstance() : value;
    }

    /** What is ours now, and which of Keras' properties has to answer for it. */
    void put(String name, JsonNode value, String from) {
        origins.put(name, pointer(from));
        if (!value.isMissingNode()) {
            ours.set(name, value);
        }
    }

    /** What Keras leaves to the kind of layer. */
    void put(String name, boolean value) {
        ours.put(name, value);
    }

    void name(JsonNode name, String at) {
        if (name.isString()) {
            origins.put("name", at);
            ours.set("name", name);
        }
    }

    /** A layer of ours that goes before this one. */
    void before(ObjectNode layer) {
        before.add(layer);
    }

    /** Of a property, or where Keras says nothing of it, of the layer. */
    void note(String property, String message) {
        findings.note(config.has(property) ? pointer(property) : layer, message);
    }

    void note(String message) {
        findings.note(layer, message);
    }

    void fault(String property, String detail) {
        findings.fault(pointer(property), detail);
    }

    private String pointer(String property) {
        return pointer + "/" + property.replace("~", "~0").replace("/", "~1");
    }

    /** A fault of our layer, seen from Keras' document. */
    Fault translated(Fault fault) {
        String ourPointer = fault.pointer();
        int end = ourPointer.indexOf('/', 1);
        String name =
                ourPointer.substring(
                        ourPointer.isEmpty() ? 0 : 1, end < 0 ? ourPointer.length() : end);
        return new Fault(origins.getOrDefault(name, pointer), fault.detail());
    }

    /** Those before it, then the layer itself. */
    List<ObjectNode> layers(String type) {
        ObjectNode typed = KerasObject.JSON.objectNode().put("type", type);
        typed.setAll(ours);
        List<ObjectNode> layers = new ArrayList<>(before);
        layers.add(typed);
        return layers;
    }
}
