package dev.dropwise.export.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import dev.dropwise.export.network.TrainedNetwork;
import dev.dropwise.layer.LayerSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes a network as an ONNX model that takes values as users have them. */
public final class OnnxWriter {

    /** With LayerNormalization. https://onnx.ai/onnx/operators/ */
    private static final int OPSET = 17;

    private static final int ML_OPSET = 3;

    /** Of the format itself, as that opset had it. */
    private static final int IR = 8;

    private OnnxWriter() {}

    /** Whether there are nodes for a layer. */
    public static boolean knows(LayerSpec layer) {
        return LayerTable.knows(layer);
    }

    /**
     * The model.
     *
     * @param metadata texts by names, which go with it
     */
    public static byte[] write(
            TrainedNetwork network, String name, String version, Map<String, String> metadata) {
        GraphBuilder graph = new GraphBuilder(name, InputNodes.names(network.preprocessing()));
        TensorGraph on = new TensorGraph(graph);
        String x = new InputNodes(on).of(network.preprocessing());
        String mask = null;
        List<Integer> sizes = network.architecture().input().sizes();
        if (sizes.size() > 1) {
            List<Integer> all = new ArrayList<>(List.of(-1));
            all.addAll(sizes);
            x = on.reshape(x, all);
        }
        if (network.startsPadded()) {
            String some = on.max(on.unary("Abs", x), false, 2);
            mask = graph.node("Greater", List.of(some, graph.number(0)));
        }
        String scores =
                new ChainNodes(on, network, "", x, mask).through(network.architecture().layers());
        new OutputNodes(on).of(network, scores);
        return model(graph, version, metadata).toByteArray();
    }

    private static ModelProto model(
            GraphBuilder graph, String version, Map<String, String> metadata) {
        ModelProto.Builder model =
                ModelProto.newBuilder()
                        .setIrVersion(IR)
                        .setProducerName("dropwise")
                        .setProducerVersion(version)
                        .setGraph(graph.graph());
        model.addOpsetImportBuilder().setVersion(OPSET);
        model.addOpsetImportBuilder().setDomain("ai.onnx.ml").setVersion(ML_OPSET);
        metadata.forEach(
                (key, value) -> model.addMetadataPropsBuilder().setKey(key).setValue(value));
        return model.build();
    }
}
