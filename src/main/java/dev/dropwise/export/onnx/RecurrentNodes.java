package dev.dropwise.export.onnx;

import static dev.dropwise.export.onnx.NodeAttributes.attribute;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.dropwise.layer.RecurrentLayer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of an LSTM or a GRU: a scan over the steps, in which padded ones change nothing and
 * zoneout keeps a share of the old state.
 *
 * @param mask which steps are no padding, [rows, steps]; null where that is not known
 * @param zoneout the share that is kept
 */
record RecurrentNodes(
        TensorGraph on,
        RecurrentLayer spec,
        LayerWeights weights,
        @Nullable String mask,
        double zoneout) {

    /** All steps of one direction, and its last state. */
    private record Way(String steps, String last) {}

    String of(String x) {
        String passed = x;
        String last = x;
        for (int layer = 0; layer < spec.layers(); layer++) {
            Way forth = way(passed, "_l" + layer, false);
            if (spec.bidirectional()) {
                Way back = way(passed, "_l" + layer + "_reverse", true);
                passed = on.concat(2, List.of(forth.steps, back.steps));
                last = on.concat(1, List.of(forth.last, back.last));
            } else {
                passed = forth.steps;
                last = forth.last;
            }
        }
        return spec.returnSequences() ? passed : last;
    }

    private Way way(String x, String end, boolean reverse) {
        LayerNodes nodes = new LayerNodes(on, weights);
        String inputs = nodes.linear(x, "weight_ih" + end, "bias_ih" + end);
        List<String> given = new ArrayList<>();
        String zeros = zeros(x);
        given.add(zeros);
        if (isLstm()) {
            given.add(zeros);
        }
        given.add(on.transpose(inputs, 1, 0, 2));
        if (mask != null) {
            given.add(on.unsqueeze(on.transpose(mask, 1, 0), 2));
        }
        int scanned = mask == null ? 1 : 2;
        List<Integer> directions = new ArrayList<>();
        for (int i = 0; i < scanned; i++) {
            directions.add(reverse ? 1 : 0);
        }
        int states = isLstm() ? 2 : 1;
        AttributeProto body = attribute("body", step(end));
        List<String> outputs =
                on.graph()
                        .nodes(
                                "Scan",
                                "",
                                states + 1,
                                given,
                                body,
                                attribute("num_scan_inputs", (long) scanned),
                                attribute("scan_input_directions", directions),
                                attribute("scan_output_directions", List.of(reverse ? 1 : 0)));
        return new Way(on.transpose(outputs.get(states), 1, 0, 2), outputs.get(0));
    }

    private boolean isLstm() {
        return spec.gates() == 4;
    }

    /** A state for every row. */
    private String zeros(String x) {
        String rows = on.slice(on.unary("Shape", x), 0, 0, 1, 1);
        String sizes = on.concat(0, List.of(rows, on.graph().integers(List.of(spec.units()))));
        return on.graph().node("ConstantOfShape", List.of(sizes));
    }

    /** What is done at each step. */
    private GraphBuilder step(String end) {
        GraphBuilder within = on.graph().within("step" + end);
        TensorGraph in = new TensorGraph(within);
        String h = within.innerInput(within.fresh("h"), DataType.FLOAT);
        String c = isLstm() ? within.innerInput(within.fresh("c"), DataType.FLOAT) : h;
        String x = within.innerInput(within.fresh("x"), DataType.FLOAT);
        String there =
                mask == null ? null : within.innerInput(within.fresh("there"), DataType.BOOL);
        LayerWeights own = new LayerWeights(within, weights.all(), weights.prefix());
        String fromState = new LayerNodes(in, own).linear(h, "weight_hh" + end, "bias_hh" + end);
        if (isLstm()) {
            List<String> gates = in.split(in.add(x, fromState), 1, 4);
            String kept = in.mul(in.unary("Sigmoid", gates.get(1)), c);
            String entering =
                    in.mul(in.unary("Sigmoid", gates.get(0)), in.unary("Tanh", gates.get(2)));
            String cell = in.add(kept, entering);
            String state = in.mul(in.unary("Sigmoid", gates.get(3)), in.unary("Tanh", cell));
            String next = settled(in, h, state, there);
            within.innerOutput(next, DataType.FLOAT);
            within.innerOutput(settled(in, c, cell, there), DataType.FLOAT);
            within.innerOutput(in.unary("Identity", next), DataType.FLOAT);
        } else {
            String next = settled(in, h, renewed(in, x, fromState, h), there);
            within.innerOutput(next, DataType.FLOAT);
            within.innerOutput(in.unary("Identity", next), DataType.FLOAT);
        }
        return within;
    }

    private static String renewed(TensorGraph in, String x, String fromState, String h) {
        List<String> xs = in.split(x, 1, 3);
        List<String> hs = in.split(fromState, 1, 3);
        String reset = in.unary("Sigmoid", in.add(xs.get(0), hs.get(0)));
        String update = in.unary("Sigmoid", in.add(xs.get(1), hs.get(1)));
        String fresh = in.unary("Tanh", in.add(xs.get(2), in.mul(reset, hs.get(2))));
        return in.add(in.mul(in.sub(in.graph().number(1), update), fresh), in.mul(update, h));
    }

    private String settled(TensorGraph in, String old, String fresh, @Nullable String there) {
        String mixed =
                zoneout == 0
                        ? fresh
                        : in.add(
                                in.mul(in.graph().number(zoneout), old),
                                in.mul(in.graph().number(1 - zoneout), fresh));
        return there == null ? mixed : in.where(there, mixed, old);
    }
}
