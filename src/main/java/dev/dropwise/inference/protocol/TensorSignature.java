package dev.dropwise.inference.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dropwise.dataset.preprocessing.CategoryEncoding;
import dev.dropwise.dataset.preprocessing.ColumnEncoding;
import dev.dropwise.dataset.preprocessing.ImagePreprocessing;
import dev.dropwise.dataset.preprocessing.NumberEncoding;
import dev.dropwise.dataset.preprocessing.Preprocessing;
import dev.dropwise.dataset.preprocessing.SeveralTargets;
import dev.dropwise.dataset.preprocessing.TablePreprocessing;
import dev.dropwise.dataset.preprocessing.TargetEncoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The tensors that a model takes and gives in the Open Inference Protocol: one for all numbers of
 * an instance, or one for each column.
 */
record TensorSignature(Preprocessing preprocessing) {

    static final String INPUT = "input";

    private static final int ANY = -1;

    /**
     * A tensor as metadata describe it; -1 is the number of instances.
     *
     * @param parameters {@code categories} of a column of categories; {@code classes} in the order
     *     of probabilities, or the {@code targets} where there are several; left out where there is
     *     none of this to say
     */
    record TensorView(
            String name,
            TensorDatatype datatype,
            List<Integer> shape,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, List<String>> parameters) {

        TensorView(String name, TensorDatatype datatype, List<Integer> shape) {
            this(name, datatype, shape, Map.of());
        }
    }

    List<TensorView> inputs() {
        if (takesOneTensor()) {
            boolean float64 =
                    columns().stream().anyMatch(column -> datatype(column) == TensorDatatype.FP64);
            return List.of(
                    new TensorView(
                            INPUT,
                            float64 ? TensorDatatype.FP64 : TensorDatatype.FP32,
                            shapes().get(0)));
        }
        return columns().stream().map(TensorSignature::column).toList();
    }

    private static TensorView column(ColumnEncoding column) {
        return new TensorView(
                column.name(),
                datatype(column),
                List.of(ANY, 1),
                column instanceof CategoryEncoding category
                        ? Map.of("categories", category.categories())
                        : Map.of());
    }

    private static TensorDatatype datatype(ColumnEncoding column) {
        if (column instanceof NumberEncoding number) {
            return number.needsDoubles() ? TensorDatatype.FP64 : TensorDatatype.FP32;
        }
        return TensorDatatype.BYTES;
    }

    /** Of values that are predicted. */
    static TensorDatatype valueDatatype(TargetEncoding target) {
        return target.needsDoubles() ? TensorDatatype.FP64 : TensorDatatype.FP32;
    }

    /** Of several targets a column each, of their labels too. */
    List<TensorView> outputs() {
        int targets = preprocessing.target().count();
        List<Integer> values = List.of(ANY, targets);
        if (!preprocessing.target().tellsClasses()) {
            return List.of(
                    new TensorView(
                            InferOutputs.VALUE,
                            valueDatatype(preprocessing.target()),
                            values,
                            columnNames()));
        }
        boolean several = targets > 1;
        return List.of(
                new TensorView(
                        InferOutputs.PROBABILITIES,
                        TensorDatatype.FP32,
                        several ? values : List.of(ANY, preprocessing.classes().size()),
                        columnNames()),
                new TensorView(
                        InferOutputs.LABEL, TensorDatatype.BYTES, several ? values : List.of(ANY)));
    }

    /** What the columns of an output stand for. */
    private Map<String, List<String>> columnNames() {
        if (preprocessing.target() instanceof SeveralTargets several) {
            return Map.of(
                    "targets", several.targets().stream().map(SeveralTargets.Named::name).toList());
        }
        return preprocessing.classes().isEmpty()
                ? Map.of()
                : Map.of("classes", preprocessing.classes());
    }

    /** Whether all of an instance are numbers. */
    boolean takesOneTensor() {
        return columns().stream().allMatch(column -> column instanceof NumberEncoding);
    }

    /** The columns of a table, none for an image. */
    List<ColumnEncoding> columns() {
        return preprocessing instanceof TablePreprocessing table ? table.columns() : List.of();
    }

    /** The shapes that the one tensor may have, the usual one first. */
    List<List<Integer>> shapes() {
        if (preprocessing instanceof ImagePreprocessing image) {
            List<Integer> full = image.shape();
            int pixels = full.stream().reduce(1, Math::multiplyExact);
            Stream<List<Integer>> shapes = Stream.of(full, List.of(pixels));
            if (full.get(0) == 1) {
                shapes = Stream.concat(shapes, Stream.of(full.subList(1, full.size())));
            }
            return shapes.map(TensorSignature::batch).toList();
        }
        List<Integer> row = batch(List.of(columns().size()));
        return columns().size() == 1 ? List.of(row, batch(List.of())) : List.of(row);
    }

    private static List<Integer> batch(List<Integer> shape) {
        List<Integer> batch = new ArrayList<>();
        batch.add(ANY);
        batch.addAll(shape);
        return List.copyOf(batch);
    }
}
