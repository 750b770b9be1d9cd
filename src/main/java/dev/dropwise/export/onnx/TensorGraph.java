package dev.dropwise.export.onnx;

import static dev.dropwise.export.onnx.NodeAttributes.attribute;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.Arrays;
import java.util.List;

/** What tensors are made of others by, in the words of PyTorch. */
record TensorGraph(GraphBuilder graph) {

    String add(String a, String b) {
        return graph.node("Add", List.of(a, b));
    }

    String sub(String a, String b) {
        return graph.node("Sub", List.of(a, b));
    }

    String mul(String a, String b) {
        return graph.node("Mul", List.of(a, b));
    }

    String div(String a, String b) {
        return graph.node("Div", List.of(a, b));
    }

    String matmul(String a, String b) {
        return graph.node("MatMul", List.of(a, b));
    }

    String unary(String operator, String x) {
        return graph.node(operator, List.of(x));
    }

    String cast(String x, DataType type) {
        return graph.node("Cast", List.of(x), attribute("to", type.getNumber()));
    }

    String floats(String x) {
        return cast(x, DataType.FLOAT);
    }

    String transpose(String x, Integer... order) {
        return graph.node("Transpose", List.of(x), attribute("perm", List.of(order)));
    }

    /** The number of rows comes first and is found out. */
    String reshape(String x, List<Integer> sizes) {
        return graph.node("Reshape", List.of(x, graph.integers(sizes)));
    }

    String unsqueeze(String x, Integer... axes) {
        return graph.node("Unsqueeze", List.of(x, graph.integers(List.of(axes))));
    }

    String squeeze(String x, Integer... axes) {
        return graph.node("Squeeze", List.of(x, graph.integers(List.of(axes))));
    }

    String concat(int axis, List<String> parts) {
        return graph.node("Concat", parts, attribute("axis", axis));
    }

    String softmax(String x, int axis) {
        return graph.node("Softmax", List.of(x), attribute("axis", axis));
    }

    String sum(String x, boolean keeps, Integer... axes) {
        return graph.node(
                "ReduceSum",
                List.of(x, graph.integers(List.of(axes))),
                attribute("keepdims", keeps ? 1L : 0));
    }

    String mean(String x, boolean keeps, Integer... axes) {
        return reduced("ReduceMean", x, keeps, axes);
    }

    String max(String x, boolean keeps, Integer... axes) {
        return reduced("ReduceMax", x, keeps, axes);
    }

    private String reduced(String operator, String x, boolean keeps, Integer... axes) {
        return graph.node(
                operator,
                List.of(x),
                attribute("axes", List.of(axes)),
                attribute("keepdims", keeps ? 1L : 0));
    }

    String slice(String x, int axis, int from, int to, int step) {
        return graph.node(
                "Slice",
                List.of(
                        x,
                        graph.integers(List.of(from)),
                        graph.integers(List.of(to)),
                        graph.integers(List.of(axis)),
                        graph.integers(List.of(step))));
    }

    String where(String condition, String yes, String no) {
        return graph.node("Where", List.of(condition, yes, no));
    }

    String atLeast(String x, double least) {
        return graph.node("Max", List.of(x, graph.number(least)));
    }

    /** x where a mask says so, a number elsewhere. */
    String filled(String mask, String x, double number) {
        return where(mask, x, graph.number(number));
    }

    /** Equal parts along an axis. */
    List<String> split(String x, int axis, int parts) {
        return graph.nodes("Split", "", parts, List.of(x), attribute("axis", axis));
    }

    /**
     * @param pads before and after each axis, the last axis first
     */
    String pad(String x, int rank, List<Integer> pads, double with) {
        Integer[] all = new Integer[2 * rank];
        Arrays.fill(all, 0);
        for (int i = 0; i < pads.size() / 2; i++) {
            all[rank - 1 - i] = pads.get(2 * i);
            all[2 * rank - 1 - i] = pads.get(2 * i + 1);
        }
        return graph.node("Pad", List.of(x, graph.integers(List.of(all)), graph.number(with)));
    }
}
