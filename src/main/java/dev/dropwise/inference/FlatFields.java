package dev.dropwise.inference;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** JSON objects as rows of a table: a value within another has a column by its path. */
public final class FlatFields {

    private FlatFields() {}

    /** By the paths, as {@code probabilities.setosa}. */
    public static Map<String, JsonNode> of(JsonNode object) {
        Map<String, JsonNode> flat = new LinkedHashMap<>();
        flatten("", object, flat);
        return flat;
    }

    /** A list of texts is one value; numbers of a list have a column each. */
    private static void flatten(String path, JsonNode node, Map<String, JsonNode> flat) {
        if (node.isObject()) {
            node.forEachEntry(
                    (name, value) ->
                            flatten(path.isEmpty() ? name : path + "." + name, value, flat));
        } else if (node.isArray() && node.valueStream().allMatch(JsonNode::isString)) {
            flat.put(
                    path,
                    StringNode.valueOf(
                            node.valueStream()
                                    .map(JsonNode::asString)
                                    .collect(Collectors.joining("; "))));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(path + "." + i, node.get(i), flat);
            }
        } else {
            flat.put(path, node);
        }
    }
}
