package dev.dropwise.keras;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How Keras writes anything that has a class: its name, what it is made with, its module. */
final class KerasObject {

    static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final int LONGEST = 60;

    private KerasObject() {}

    /** As Keras 3 has it; {@code registered_name} is for classes that are not Keras' own. */
    static ObjectNode of(String module, String className, ObjectNode config) {
        ObjectNode object = JSON.objectNode().put("module", module).put("class_name", className);
        object.set("config", config);
        object.putNull("registered_name");
        return object;
    }

    /** The class of an object, or the name that stands for one; empty where there is neither. */
    static String className(JsonNode node) {
        JsonNode name = node.isObject() ? node.path("class_name") : node;
        return name.isString() ? name.asString() : "";
    }

    /** Equal as JSON, where 0 and 0.0 are one number. */
    static boolean same(JsonNode one, JsonNode other) {
        boolean areNumbers = one.isNumber() && other.isNumber();
        return areNumbers ? decimal(one).compareTo(decimal(other)) == 0 : one.equals(other);
    }

    static BigDecimal decimal(JsonNode number) {
        return BigDecimal.valueOf(number.doubleValue());
    }

    /** A value in a sentence. */
    static String words(@Nullable JsonNode node) {
        if (node == null || node.isMissingNode()) {
            return "nothing";
        }
        if (node.isObject()) {
            String name = className(node);
            return name.isEmpty() ? "an object" : shortened(name);
        }
        return shortened(node.toString());
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
