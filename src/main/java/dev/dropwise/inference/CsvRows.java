package dev.dropwise.inference;

import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvWriteFeature;

/**
 * Writes JSON objects as rows of comma-separated values: a value within another has a column by its
 * path, {@code probabilities.setosa}. The columns are those of the first rows that are written.
 */
final class CsvRows {

    private static final ObjectWriter WRITER =
            CsvMapper.builder().enable(CsvWriteFeature.STRICT_CHECK_FOR_QUOTING).build().writer();

    private final SequenceWriter rows;
    private final Set<String> columns = new LinkedHashSet<>();

    CsvRows(Writer out) {
        rows = WRITER.writeValues(out);
    }

    /** Writes rows, before the first ones their header. */
    void write(List<? extends JsonNode> objects) {
        List<Map<String, String>> flat = objects.stream().map(CsvRows::flat).toList();
        if (columns.isEmpty()) {
            flat.forEach(row -> columns.addAll(row.keySet()));
            rows.write(columns);
        }
        for (Map<String, String> row : flat) {
            rows.write(columns.stream().map(column -> row.getOrDefault(column, "")).toList());
        }
    }

    private static Map<String, String> flat(JsonNode object) {
        Map<String, String> flat = new LinkedHashMap<>();
        flatten("", object, flat);
        return flat;
    }

    /** A list of texts is one value; numbers of a list have a column each. */
    private static void flatten(String path, JsonNode node, Map<String, String> flat) {
        if (node.isObject()) {
            node.forEachEntry(
                    (name, value) ->
                            flatten(path.isEmpty() ? name : path + "." + name, value, flat));
        } else if (node.isArray() && node.valueStream().allMatch(JsonNode::isString)) {
            flat.put(
                    path,
                    node.valueStream().map(JsonNode::asString).collect(Collectors.joining("; ")));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(path + "." + i, node.get(i), flat);
            }
        } else {
            flat.put(path, node.isNull() ? "" : node.asString());
        }
    }
}
