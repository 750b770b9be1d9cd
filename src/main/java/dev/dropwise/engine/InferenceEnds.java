package dev.dropwise.engine;

import dev.dropwise.engine.archive.ScriptObject;
import java.util.List;
import java.util.Map;

/**
 * What an exported program does before its network and after it: from numbers as users have them,
 * to numbers as users want them.
 */
public final class InferenceEnds {

    private InferenceEnds() {}

    /** A part of the program. */
    public sealed interface End {

        /** The script of it, under {@code torchscript/inference}. */
        String script();

        /** What the script asks for. */
        Map<String, Object> values();

        default ScriptObject object(ScriptClass script) {
            return script.instance(values());
        }
    }

    /** What goes into the network. */
    public sealed interface Inputs extends End {}

    /** What comes out of the network. */
    public sealed interface Outputs extends End {}

    /**
     * A column of a table.
     *
     * @param categories how many it has; -1 of numbers
     * @param mean of numbers
     * @param std of numbers; 0 where they make no difference
     * @param indicator whether an input says that the value is missing
     */
    public record Column(int categories, double mean, double std, boolean indicator) {}

    /** Columns of numbers, and of categories as their places. */
    public record Table(List<Column> columns) implements Inputs {

        @Override
        public String script() {
            return "table_inputs";
        }

        @Override
        public Map<String, Object> values() {
            return Map.of(
                    "categories", columns.stream().map(Column::categories).toList(),
                    "means", columns.stream().map(Column::mean).toList(),
                    "stds", columns.stream().map(Column::std).toList(),
                    "indicators",
                            columns.stream().map(column -> column.indicator ? 1 : 0).toList());
        }
    }

    /** Pixels. */
    public record Image(int pixelRange) implements Inputs {

        @Override
        public String script() {
            return "image_inputs";
        }

        @Override
        public Map<String, Object> values() {
            return Map.of("pixel_range", (double) pixelRange);
        }
    }

    /** Numbers of words. */
    public record Tokens() implements Inputs {

        @Override
        public String script() {
            return "token_inputs";
        }

        @Override
        public Map<String, Object> values() {
            return Map.of();
        }
    }

    /** Probabilities of classes. */
    public record Probabilities() implements Outputs {

        @Override
        public String script() {
            return "probability_outputs";
        }

        @Override
        public Map<String, Object> values() {
            return Map.of();
        }
    }

    /** Values, each standardized by a mean and a standard deviation. */
    public record Values(List<Double> means, List<Double> stds) implements Outputs {

        @Override
        public String script() {
            return "value_outputs";
        }

        @Override
        public Map<String, Object> values() {
            return Map.of("means", means, "stds", stds);
        }
    }
}
