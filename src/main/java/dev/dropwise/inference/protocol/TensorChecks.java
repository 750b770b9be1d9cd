package dev.dropwise.inference.protocol;

import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Finds what is wrong with tensors, whatever the model. */
final class TensorChecks {

    private final List<Fault> faults = new ArrayList<>();

    List<Fault> faults() {
        return faults;
    }

    void add(String pointer, String detail) {
        if (!isFull()) {
            faults.add(new Fault(pointer, detail));
        }
    }

    boolean isFull() {
        return faults.size() >= Invalid.MOST;
    }

    /**
     * The shape is one of those that fit, and the data have it.
     *
     * @param fitting each with -1 in the place of the number of instances, which a single instance
     *     may do without
     * @return how many instances there are
     */
    int shape(String at, Tensor tensor, List<List<Integer>> fitting) {
        List<Integer> shape = tensor.shape();
        boolean several = fitting.stream().anyMatch(fits -> isOf(fits, shape));
        if (!several && fitting.stream().noneMatch(fits -> shape.equals(instance(fits)))) {
            String shapes =
                    fitting.stream().map(List::toString).collect(Collectors.joining(" or "));
            add(at + "/shape", "expected " + shapes + ", received " + shape);
        } else {
            values(at, shape, tensor.data());
        }
        return several ? shape.get(0) : 1;
    }

    private static boolean isOf(List<Integer> fitting, List<Integer> shape) {
        return instance(fitting).equals(instance(shape));
    }

    private static List<Integer> instance(List<Integer> shape) {
        return shape.subList(1, shape.size());
    }

    private void values(String at, List<Integer> shape, TensorData data) {
        long values = shape.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
        if (data.count() != values) {
            add(
                    at + "/data",
                    "expected %d values for the shape %s, received %d"
                            .formatted(values, shape, data.count()));
        } else if (data.sizes().size() > 1 && !data.sizes().equals(shape)) {
            add(
                    at + "/data",
                    "expected a flat list or lists nested as %s, received %s"
                            .formatted(shape, data.sizes()));
        }
    }

    /** The data are of the stated type; null stands for a missing value where one may be. */
    void numbers(String at, Tensor tensor, boolean mayBeMissing) {
        TensorDatatype type = tensor.datatype();
        TensorData data = tensor.data();
        if (type == TensorDatatype.BYTES) {
            add(at + "/datatype", "expected a type of numbers, received \"BYTES\"");
        } else if (data.booleans() && type != TensorDatatype.BOOL) {
            add(at + "/data", "expected " + type + ", received true or false");
        } else {
            IntStream.range(0, data.count())
                    .filter(i -> !isNumber(data, i, type, mayBeMissing))
                    .limit(1)
                    .forEach(
                            i ->
                                    add(
                                            at + "/data/" + i,
                                            "expected %s, received %s"
                                                    .formatted(type, data.value(i))));
        }
    }

    private static boolean isNumber(
            TensorData data, int index, TensorDatatype type, boolean mayBeMissing) {
        if (data.values() == null && !Double.isNaN(data.numbers()[index])) {
            return type.holds(data.numbers()[index]);
        }
        JsonNode value = data.value(index);
        return value.isNull() ? mayBeMissing : value.isNumber() && type.holds(value.doubleValue());
    }

    /** Categories are texts; those that look like whole numbers may be sent as such. */
    void texts(String at, Tensor tensor) {
        if (tensor.datatype() != TensorDatatype.BYTES && !tensor.datatype().isWhole()) {
            add(
                    at + "/datatype",
                    "expected \"BYTES\" for a column of categories, received \"%s\""
                            .formatted(tensor.datatype()));
        }
    }
}
