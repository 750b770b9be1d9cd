package dev.dropwise.export.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import com.google.protobuf.ByteString;
import java.util.List;

/** What a node of a graph is told beside its inputs. */
final class NodeAttributes {

    private NodeAttributes() {}

    static AttributeProto attribute(String name, long value) {
        return attribute(name).setType(AttributeType.INT).setI(value).build();
    }

    static AttributeProto attribute(String name, double value) {
        return attribute(name).setType(AttributeType.FLOAT).setF((float) value).build();
    }

    static AttributeProto attribute(String name, String value) {
        return attribute(name)
                .setType(AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }

    static AttributeProto attribute(String name, List<Integer> values) {
        AttributeProto.Builder attribute = attribute(name).setType(AttributeType.INTS);
        values.forEach(attribute::addInts);
        return attribute.build();
    }

    static AttributeProto textAttribute(String name, List<String> values) {
        AttributeProto.Builder attribute = attribute(name).setType(AttributeType.STRINGS);
        values.forEach(value -> attribute.addStrings(ByteString.copyFromUtf8(value)));
        return attribute.build();
    }

    static AttributeProto attribute(String name, GraphBuilder within) {
        return attribute(name).setType(AttributeType.GRAPH).setG(within.graph()).build();
    }

    private static AttributeProto.Builder attribute(String name) {
        return AttributeProto.newBuilder().setName(name);
    }
}
