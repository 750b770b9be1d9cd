package dev.dropwise.inference.protocol;

import dev.dropwise.dataset.preprocessing.ColumnEncoding;
import dev.dropwise.inference.Instance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Reads one tensor that holds all numbers of the instances, whatever it is called. */
record PackedInput(TensorSignature signature, TensorChecks checks) {

    private static final String AT = "/inputs/0";

    InferInputs read(List<Tensor> tensors) {
        for (int i = 1; i < tensors.size() && !checks.isFull(); i++) {
            checks.add("/inputs/" + i + "/name", expected() + tensors.get(i).name() + '"');
        }
        Tensor tensor = tensors.get(0);
        int rows = checks.shape(AT, tensor, signature.shapes());
        checks.numbers(AT, tensor, false);
        return new InferInputs(
                checks.faults().isEmpty() ? instances(tensor, rows) : List.of(),
                (row, pointer) -> AT + "/data/" + row + pointer);
    }

    private static List<Instance> instances(Tensor tensor, int rows) {
        double[] numbers = tensor.data().numbers();
        int width = numbers.length / rows;
        List<Instance> instances = new ArrayList<>(rows);
        for (int row = 0; row < rows; row++) {
            instances.add(Instance.of(Arrays.copyOfRange(numbers, row * width, (row + 1) * width)));
        }
        return instances;
    }

    private String expected() {
        String columns =
                signature.columns().stream()
                        .map(ColumnEncoding::name)
                        .collect(Collectors.joining(", "));
        return "expected one tensor \"input\""
                + (columns.isEmpty() ? "" : " or one for each of the columns " + columns)
                + ", received \"";
    }
}
