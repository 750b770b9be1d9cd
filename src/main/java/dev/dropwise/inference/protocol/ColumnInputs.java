package dev.dropwise.inference.protocol;

import dev.dropwise.dataset.preprocessing.ColumnEncoding;
import dev.dropwise.dataset.preprocessing.NumberEncoding;
import dev.dropwise.inference.Instance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads one tensor for each column of a table. */
record ColumnInputs(Map<String, ColumnEncoding> columns, TensorChecks checks) {

    private static final List<List<Integer>> SHAPES = List.of(List.of(-1, 1), List.of(-1));

    ColumnInputs(List<ColumnEncoding> columns, TensorChecks checks) {
        this(new LinkedHashMap<>(), checks);
        columns.forEach(column -> this.columns.put(column.name(), column));
    }

    InferInputs read(List<Tensor> tensors) {
        Map<String, Integer> positions = new LinkedHashMap<>();
        int rows = tensors.get(0).shape().get(0);
        for (int i = 0; i < tensors.size() && !checks.isFull(); i++) {
            Tensor tensor = tensors.get(i);
            check("/inputs/" + i, tensor, rows);
            if (positions.putIfAbsent(tensor.name(), i) != null) {
                checks.add("/inputs/" + i + "/name", "expected every column once");
            }
        }
        checkMissing(positions);
        return new InferInputs(
                checks.faults().isEmpty() ? instances(tensors, rows) : List.of(),
                (row, pointer) -> pointer(positions, row, pointer));
    }

    private void check(String at, Tensor tensor, int rows) {
        ColumnEncoding column = columns.get(tensor.name());
        if (column == null) {
            checks.add(
                    at + "/name",
                    "expected a tensor for each of the columns %s, received \"%s\""
                            .formatted(names(), tensor.name()));
            return;
        }
        checks.shape(at, tensor, SHAPES);
        if (tensor.shape().get(0) != rows) {
            checks.add(
                    at + "/shape",
                    "expected as many values as the first tensor has, %d, received %d"
                            .formatted(rows, tensor.shape().get(0)));
        }
        if (column instanceof NumberEncoding) {
            checks.numbers(at, tensor, true);
        } else {
            checks.texts(at, tensor);
        }
    }

    private void checkMissing(Map<String, Integer> positions) {
        for (String column : columns.keySet()) {
            if (!positions.containsKey(column)) {
                checks.add("/inputs", "missing the column " + column);
            }
        }
    }

    private static List<Instance> instances(List<Tensor> tensors, int rows) {
        List<Instance> instances = new ArrayList<>(rows);
        for (int row = 0; row < rows; row++) {
            ObjectNode instance = JsonNodeFactory.instance.objectNode();
            for (Tensor tensor : tensors) {
                instance.set(tensor.name(), tensor.data().value(row));
            }
            instances.add(Instance.of(instance));
        }
        return instances;
    }

    /** An instance's fault says the column; in the request that is a tensor. */
    private static String pointer(Map<String, Integer> positions, int row, String pointer) {
        String column = JsonPointer.compile(pointer).getMatchingProperty();
        return "/inputs/" + positions.get(column) + "/data/" + row;
    }

    private String names() {
        return String.join(", ", columns.keySet());
    }
}
