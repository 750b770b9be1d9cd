package dev.dropwise.inference.explanation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.dataset.preprocessing.CategoryEncoding;
import dev.dropwise.dataset.preprocessing.ColumnEncoding;
import dev.dropwise.dataset.preprocessing.NumberEncoding;
import dev.dropwise.dataset.preprocessing.TablePreprocessing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the columns of a row contributed.
 *
 * @param label whose probability is explained; left out of a value
 * @param baseline that the row is compared with, from the training rows: the mean of a number, the
 *     shares of the categories (those that are missing are what is left), no words of a text
 * @param contributions of each column to the probability of the label, or to the value in its unit
 * @param std of each over the dropout masks or the networks of an ensemble; left out of one pass
 * @param completeness what the contributions account for
 */
@JsonTypeName("columns")
record ColumnExplanation(
        ExplanationMethod method,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String label,
        Map<String, JsonNode> baseline,
        Map<String, Double> contributions,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Double> std,
        Completeness completeness)
        implements ExplanationView {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static ColumnExplanation of(
            ExplanationMethod method,
            @Nullable String label,
            Contributions contributions,
            List<ExplanationBaseline> baselines) {
        List<ColumnEncoding> columns = columns(baselines.get(0));
        Map<String, JsonNode> values = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            values.put(columns.get(i).name(), value(i, columns.get(i), baselines));
        }
        return new ColumnExplanation(
                method,
                label,
                values,
                byColumn(contributions.means(), columns),
                contributions.hasSpread() ? byColumn(contributions.stds(), columns) : null,
                contributions.completeness());
    }

    private static List<ColumnEncoding> columns(ExplanationBaseline baseline) {
        return ((TablePreprocessing) baseline.preprocessing()).columns();
    }

    private static JsonNode value(
            int index, ColumnEncoding column, List<ExplanationBaseline> baselines) {
        if (column instanceof NumberEncoding) {
            return JSON.numberNode(meanOf(index, baselines));
        }
        return column instanceof CategoryEncoding
                ? sharesOf(index, baselines)
                : JSON.stringNode("");
    }

    private static double meanOf(int index, List<ExplanationBaseline> baselines) {
        return baselines.stream()
                .mapToDouble(one -> ((NumberEncoding) columns(one).get(index)).mean())
                .average()
                .orElseThrow();
    }

    private static ObjectNode sharesOf(int index, List<ExplanationBaseline> baselines) {
        ObjectNode shares = JSON.objectNode();
        for (ExplanationBaseline one : baselines) {
            List<ColumnEncoding> columns = columns(one);
            int at = columns.stream().limit(index).mapToInt(ColumnEncoding::width).sum();
            for (String name : ((CategoryEncoding) columns.get(index)).categories()) {
                double share = one.inputs()[at++] / (double) baselines.size();
                shares.put(name, shares.path(name).asDouble(0) + share);
            }
        }
        return shares;
    }

    private static Map<String, Double> byColumn(double[] values, List<ColumnEncoding> columns) {
        Map<String, Double> byColumn = new LinkedHashMap<>();
        for (ColumnEncoding column : columns) {
            byColumn.put(column.name(), values[byColumn.size()]);
        }
        return byColumn;
    }
}
