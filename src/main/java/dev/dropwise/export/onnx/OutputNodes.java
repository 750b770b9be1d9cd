package dev.dropwise.export.onnx;

import static dev.dropwise.export.onnx.NodeAttributes.attribute;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.dropwise.dataset.preprocessing.SeveralTargets;
import dev.dropwise.dataset.preprocessing.TargetEncoding;
import dev.dropwise.export.network.TargetUnits;
import dev.dropwise.export.network.TrainedNetwork;
import java.util.ArrayList;
import java.util.List;

/**
 * From a network's scores to what users want: {@code probabilities} and {@code label}, or {@code
 * value} in the targets' own units.
 */
record OutputNodes(TensorGraph on) {

    void of(TrainedNetwork network, String scores) {
        TargetEncoding target = network.preprocessing().target();
        if (target.tellsClasses()) {
            String probabilities = probabilities(network, scores);
            int width = target.count() > 1 ? target.count() : target.classes().size();
            on.graph().output("probabilities", probabilities, DataType.FLOAT, List.of(width));
            if (target instanceof SeveralTargets several) {
                on.graph()
                        .output(
                                "label",
                                labels(several, probabilities),
                                DataType.STRING,
                                List.of(target.count()));
            } else {
                on.graph()
                        .output("label", label(target, probabilities), DataType.STRING, List.of());
            }
        } else {
            boolean precise = target.needsDoubles();
            on.graph()
                    .output(
                            "value",
                            values(target, scores, precise),
                            precise ? DataType.DOUBLE : DataType.FLOAT,
                            List.of(target.count()));
        }
    }

    private String probabilities(TrainedNetwork network, String scores) {
        if (!network.plan().loss().typeName().equals("binaryCrossEntropy")) {
            return on.softmax(scores, 1);
        }
        String second = on.unary("Sigmoid", scores);
        return network.architecture().output().last() > 1
                ? second
                : on.concat(1, List.of(on.sub(on.graph().number(1), second), second));
    }

    private String label(TargetEncoding target, String probabilities) {
        String best =
                on.graph()
                        .node(
                                "ArgMax",
                                List.of(probabilities),
                                attribute("axis", 1L),
                                attribute("keepdims", 0L));
        return on.graph()
                .node("Gather", List.of(on.graph().texts("classes", target.classes()), best));
    }

    /** Of each target the second of its classes where that is likelier. */
    private String labels(SeveralTargets several, String probabilities) {
        String second = on.graph().node("Greater", List.of(probabilities, on.graph().number(0.5)));
        List<String> firsts = new ArrayList<>();
        List<String> seconds = new ArrayList<>();
        for (SeveralTargets.Named target : several.targets()) {
            firsts.add(target.encoding().classes().get(0));
            seconds.add(target.encoding().classes().get(1));
        }
        return on.where(
                second, on.graph().texts("second", seconds), on.graph().texts("first", firsts));
    }

    /** What is behind the values is learned variances. */
    private String values(TargetEncoding target, String scores, boolean precise) {
        TargetUnits units = TargetUnits.of(target);
        String own = on.cast(on.slice(scores, 1, 0, units.means().size(), 1), DataType.DOUBLE);
        String values =
                on.add(
                        on.mul(own, on.graph().doubles("std", units.stds())),
                        on.graph().doubles("mean", units.means()));
        return precise ? values : on.floats(values);
    }
}
