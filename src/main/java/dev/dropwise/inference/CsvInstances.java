package dev.dropwise.inference;

import dev.dropwise.dataset.preprocessing.ColumnEncoding;
import dev.dropwise.dataset.preprocessing.NumberEncoding;
import dev.dropwise.dataset.preprocessing.Preprocessing;
import dev.dropwise.dataset.preprocessing.TablePreprocessing;
import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;

/**
 * Reads instances from comma-separated values with a header: columns of a table by their names, the
 * pixels of an image in their order. An empty field is a missing value.
 */
final class CsvInstances {

    private static final String AT = "/instances";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final ObjectReader READER =
            CsvMapper.builder()
                    .enable(CsvReadFeature.WRAP_AS_ARRAY)
                    .enable(CsvReadFeature.SKIP_EMPTY_LINES)
                    .enable(CsvReadFeature.TRIM_SPACES)
                    .build()
                    .readerFor(String[].class);

    private final boolean isTable;
    private final Map<String, ColumnEncoding> columns = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();

    private CsvInstances(Preprocessing preprocessing) {
        isTable = preprocessing instanceof TablePreprocessing;
        if (preprocessing instanceof TablePreprocessing table) {
            table.columns().forEach(column -> columns.put(column.name(), column));
        }
    }

    /**
     * @param most rows that are read; whoever sends more is refused later
     * @throws Invalid if the text has not one value for each name of the header in every row
     */
    static List<Instance> read(String csv, Preprocessing preprocessing, int most) {
        return new CsvInstances(preprocessing)
                .read(csv.startsWith("\uFEFF") ? csv.substring(1) : csv, most);
    }

    private List<Instance> read(String csv, int most) {
        List<Instance> instances = new ArrayList<>();
        try (MappingIterator<String[]> rows = READER.readValues(csv)) {
            String[] header = rows.hasNext() ? rows.next() : new String[0];
            requireDistinct(header);
            while (rows.hasNext() && instances.size() <= most) {
                String[] cells = rows.next();
                if (cells.length != header.length) {
                    faults.add(
                            new Fault(
                                    AT + "/" + instances.size(),
                                    "expected %d values, as the header has names, received %d"
                                            .formatted(header.length, cells.length)));
                }
                instances.add(isTable ? named(header, cells) : listed(cells));
            }
        } catch (JacksonException e) {
            throw new Invalid(
                    "",
                    "expected comma-separated values with a header, received others: "
                            + e.getOriginalMessage());
        }
        if (instances.isEmpty()) {
            faults.add(new Fault(AT, "expected a row below the header, received none"));
        }
        Invalid.throwIfAny(faults);
        return instances;
    }

    private void requireDistinct(String[] header) {
        Set<String> seen = new HashSet<>();
        for (String name : header) {
            if (isTable && !seen.add(name)) {
                faults.add(
                        new Fault(
                                "",
                                "expected every name once in the header, received \"%s\" again"
                                        .formatted(name)));
            }
        }
    }

    private Instance named(String[] header, String[] cells) {
        ObjectNode instance = JSON.objectNode();
        for (int i = 0; i < Math.min(header.length, cells.length); i++) {
            instance.set(
                    header[i], value(cells[i], columns.get(header[i]) instanceof NumberEncoding));
        }
        return Instance.of(instance);
    }

    private static Instance listed(String[] cells) {
        ArrayNode instance = JSON.arrayNode();
        for (String cell : cells) {
            instance.add(value(cell, true));
        }
        return Instance.of(instance);
    }

    private static JsonNode value(String cell, boolean isNumber) {
        if (cell.isEmpty()) {
            return JSON.nullNode();
        }
        return isNumber ? number(cell) : JSON.stringNode(cell);
    }

    /** What is none stays a text, which the column then refuses. */
    private static JsonNode number(String cell) {
        try {
            return JSON.numberNode(new BigDecimal(cell).doubleValue());
        } catch (NumberFormatException none) {
            return JSON.stringNode(cell);
        }
    }
}
