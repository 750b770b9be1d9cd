package dev.dropwise.export.onnx;

import static dev.dropwise.export.onnx.NodeAttributes.attribute;
import static dev.dropwise.export.onnx.NodeAttributes.textAttribute;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.dropwise.dataset.preprocessing.CategoryEncoding;
import dev.dropwise.dataset.preprocessing.ColumnEncoding;
import dev.dropwise.dataset.preprocessing.ImagePreprocessing;
import dev.dropwise.dataset.preprocessing.NumberEncoding;
import dev.dropwise.dataset.preprocessing.Preprocessing;
import dev.dropwise.dataset.preprocessing.TablePreprocessing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * From values as users have them to what a network takes. Columns of numbers alone are one tensor,
 * {@code input}; with categories among them there is one for each column, [rows, 1], numbers as
 * floats with NaN for what is missing, categories as texts with an empty one for that. Pixels are
 * {@code input} in the images' shape; of texts come the numbers of their words.
 */
record InputNodes(TensorGraph on) {

    private static final String INPUT = "input";

    /** What inputs are called. */
    static Set<String> names(Preprocessing preprocessing) {
        Set<String> names = new HashSet<>(Set.of(INPUT));
        if (preprocessing instanceof TablePreprocessing table) {
            table.columns().forEach(column -> names.add(column.name()));
        }
        return names;
    }

    /** What the network takes, [rows, width]. */
    String of(Preprocessing preprocessing) {
        if (preprocessing instanceof ImagePreprocessing image) {
            String pixels = on.graph().input(INPUT, DataType.FLOAT, image.shape());
            int count = image.shape().stream().reduce(1, Math::multiplyExact);
            return on.div(
                    on.reshape(pixels, List.of(-1, count)), on.graph().number(image.pixelRange()));
        }
        List<ColumnEncoding> columns = ((TablePreprocessing) preprocessing).columns();
        if (preprocessing.vocabulary() > 0) {
            int words = columns.get(0).width();
            return on.floats(on.graph().input(INPUT, DataType.INT64, List.of(words)));
        }
        boolean numbers = columns.stream().allMatch(column -> column instanceof NumberEncoding);
        return numbers ? packed(columns) : apart(columns);
    }

    private String packed(List<ColumnEncoding> columns) {
        boolean precise = columns.stream().anyMatch(column -> needsDoubles(column));
        String all =
                on.graph()
                        .input(
                                INPUT,
                                precise ? DataType.DOUBLE : DataType.FLOAT,
                                List.of(columns.size()));
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            NumberEncoding number = (NumberEncoding) columns.get(i);
            number(number, on.slice(all, 1, i, i + 1, 1), parts);
        }
        return on.concat(1, parts);
    }

    private static boolean needsDoubles(ColumnEncoding column) {
        return column instanceof NumberEncoding number && number.needsDoubles();
    }

    private String apart(List<ColumnEncoding> columns) {
        List<String> parts = new ArrayList<>();
        for (ColumnEncoding column : columns) {
            if (column instanceof NumberEncoding number) {
                DataType type = needsDoubles(column) ? DataType.DOUBLE : DataType.FLOAT;
                number(number, on.graph().input(column.name(), type, List.of(1)), parts);
            } else {
                category(
                        (CategoryEncoding) column,
                        on.graph().input(column.name(), DataType.STRING, List.of(1)),
                        parts);
            }
        }
        return on.concat(1, parts);
    }

    /** In double precision, as the service does it. */
    private void number(NumberEncoding number, String value, List<String> parts) {
        String missing = on.unary("IsNaN", value);
        String zero = on.graph().doubles("zero", List.of(0.0));
        String standardized = zero;
        if (number.varies()) {
            String centered =
                    on.sub(
                            on.cast(value, DataType.DOUBLE),
                            on.graph().doubles("mean", List.of(number.mean())));
            standardized = on.div(centered, on.graph().doubles("std", List.of(number.std())));
        }
        parts.add(on.floats(on.where(missing, zero, standardized)));
        if (number.indicator()) {
            parts.add(on.floats(missing));
        }
    }

    /** One input for each category; for others none of them is 1. */
    private void category(CategoryEncoding category, String value, List<String> parts) {
        parts.add(oneHot(value, category.categories()));
        if (category.indicator()) {
            parts.add(oneHot(value, List.of("")));
        }
    }

    private String oneHot(String value, List<String> categories) {
        String encoded =
                on.graph()
                        .mlNode(
                                "OneHotEncoder",
                                List.of(value),
                                textAttribute("cats_strings", categories),
                                attribute("zeros", 1L));
        return on.reshape(encoded, List.of(-1, categories.size()));
    }
}
