package dev.dropwise.export.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import dev.dropwise.engine.archive.TensorValues;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Builds a graph node by node; values go by names. */
final class GraphBuilder {

    private static final String ROWS = "rows";

    private final GraphProto.Builder graph;
    private final AtomicInteger values;
    private final Set<String> reserved;

    /**
     * @param reserved names that inputs will have
     */
    GraphBuilder(String name, Set<String> reserved) {
        this(GraphProto.newBuilder().setName(name), new AtomicInteger(), reserved);
    }

    private GraphBuilder(GraphProto.Builder graph, AtomicInteger values, Set<String> reserved) {
        this.graph = graph;
        this.values = values;
        this.reserved = reserved;
    }

    /** A graph within this one, which may use all of its values. */
    GraphBuilder within(String name) {
        return new GraphBuilder(GraphProto.newBuilder().setName(name), values, reserved);
    }

    /** A name that no value has yet. */
    String fresh(String hint) {
        String name = hint + "_" + values.incrementAndGet();
        return reserved.contains(name) ? fresh(hint) : name;
    }

    /** A node of one output. */
    String node(String operator, List<String> inputs, AttributeProto... attributes) {
        return nodes(operator, "", 1, inputs, attributes).get(0);
    }

    /** A node of the operators for traditional machine learning. */
    String mlNode(String operator, List<String> inputs, AttributeProto... attributes) {
        return nodes(operator, "ai.onnx.ml", 1, inputs, attributes).get(0);
    }

    List<String> nodes(
            String operator,
            String domain,
            int outputs,
            List<String> inputs,
            AttributeProto... attributes) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < outputs; i++) {
            names.add(fresh(operator));
        }
        graph.addNode(
                NodeProto.newBuilder()
                        .setOpType(operator)
                        .setName(fresh("node"))
                        .setDomain(domain)
                        .addAllInput(inputs)
                        .addAllOutput(names)
                        .addAllAttribute(List.of(attributes)));
        return names;
    }

    String input(String name, DataType type, List<Integer> sizes) {
        graph.addInput(info(name, type, sizes));
        return name;
    }

    /** Gives a value out under a name; one that an input has gets an end of its own. */
    void output(String hint, String value, DataType type, List<Integer> sizes) {
        String name = reserved.contains(hint) ? fresh(hint) : hint;
        graph.addNode(
                NodeProto.newBuilder()
                        .setOpType("Identity")
                        .setName(fresh("node"))
                        .addInput(value)
                        .addOutput(name));
        graph.addOutput(info(name, type, sizes));
    }

    /** Of the first axis nothing is said but that it is as long as that of all others. */
    private static ValueInfoProto info(String name, DataType type, List<Integer> sizes) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        shape.addDimBuilder().setDimParam(ROWS);
        sizes.forEach(size -> shape.addDimBuilder().setDimValue(size));
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(
                        TypeProto.newBuilder()
                                .setTensorType(
                                        TypeProto.Tensor.newBuilder()
                                                .setElemType(type.getNumber())
                                                .setShape(shape)))
                .build();
    }

    /** A value that goes into a graph within another; its sizes come from where it is used. */
    String innerInput(String name, DataType type) {
        graph.addInput(innerInfo(name, type));
        return name;
    }

    void innerOutput(String name, DataType type) {
        graph.addOutput(innerInfo(name, type));
    }

    private static ValueInfoProto innerInfo(String name, DataType type) {
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(
                        TypeProto.newBuilder()
                                .setTensorType(
                                        TypeProto.Tensor.newBuilder()
                                                .setElemType(type.getNumber())))
                .build();
    }

    String floats(String hint, TensorValues tensor) {
        return floats(hint, tensor.numbers(), tensor.sizes());
    }

    String floats(String hint, float[] numbers, List<Integer> sizes) {
        ByteBuffer bytes =
                ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(numbers);
        return constant(hint, DataType.FLOAT, sizes, bytes);
    }

    /** One number. */
    String number(double number) {
        return floats("number", new float[] {(float) number}, List.of());
    }

    String doubles(String hint, List<Double> numbers) {
        ByteBuffer bytes =
                ByteBuffer.allocate(numbers.size() * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        numbers.forEach(bytes::putDouble);
        return constant(hint, DataType.DOUBLE, List.of(numbers.size()), bytes.flip());
    }

    String integers(List<Integer> numbers) {
        ByteBuffer bytes =
                ByteBuffer.allocate(numbers.size() * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        numbers.forEach(bytes::putLong);
        return constant("sizes", DataType.INT64, List.of(numbers.size()), bytes.flip());
    }

    /** One whole number. */
    String integer(long number) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        return constant("integer", DataType.INT64, List.of(), bytes.putLong(number).flip());
    }

    String texts(String hint, List<String> texts) {
        String name = fresh(hint);
        TensorProto.Builder tensor =
                TensorProto.newBuilder()
                        .setName(name)
                        .setDataType(DataType.STRING.getNumber())
                        .addDims(texts.size());
        texts.forEach(
                text -> tensor.addStringData(ByteString.copyFrom(text, StandardCharsets.UTF_8)));
        graph.addInitializer(tensor);
        return name;
    }

    private String constant(String hint, DataType type, List<Integer> sizes, ByteBuffer bytes) {
        String name = fresh(hint);
        TensorProto.Builder tensor =
                TensorProto.newBuilder()
                        .setName(name)
                        .setDataType(type.getNumber())
                        .setRawData(ByteString.copyFrom(bytes));
        sizes.forEach(tensor::addDims);
        graph.addInitializer(tensor);
        return name;
    }

    GraphProto graph() {
        return graph.build();
    }
}
