package dev.dropwise.engine;

import dev.dropwise.layer.LayerRegularization;
import dev.dropwise.spec.Architecture.ShapedLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes the methods of a chain that find gradients without autograd, where all of its layers know
 * their own: {@code record} runs the layers in order and keeps on a tape what {@code backward}
 * takes from it, in the opposite order.
 */
final class BackwardWriter {

    private final StringBuilder record;
    private final StringBuilder backward = new StringBuilder();
    private final Consumer<String> scripts;
    private boolean isComplete;
    private boolean learns = false;

    /**
     * @param before what is done to x first
     * @param isPossible whether nothing but x goes from layer to layer
     * @param scripts takes the paths of the functions that are called
     */
    BackwardWriter(String before, boolean isPossible, Consumer<String> scripts) {
        this.record = new StringBuilder(before);
        this.isComplete = isPossible;
        this.scripts = scripts;
    }

    /** Whether all layers know their gradients. */
    boolean isComplete() {
        return isComplete;
    }

    void add(ShapedLayer layer, ScriptClass script, @Nullable ActivationScript activation) {
        if (layer.spec().frozen()) {
            addFrozen("self." + layer.name(), script, activation);
        } else {
            addTrained("self." + layer.name(), layer, script, activation);
        }
    }

    /** Gradients end before it: nothing in front of it may learn. */
    private void addFrozen(String self, ScriptClass script, @Nullable ActivationScript activation) {
        isComplete &= !learns;
        record(script.forward(self, "None", "None"));
        if (activation != null) {
            record(activation.call("x"));
        }
    }

    private void addTrained(
            String self,
            ShapedLayer layer,
            ScriptClass script,
            @Nullable ActivationScript activation) {
        // What is drawn for a whole batch changes the weights themselves.
        isComplete &= script.has(ScriptHook.BACKWARD) && !layer.spec().drawsPerBatch();
        record(
                script.has(ScriptHook.RECORD)
                        ? ScriptHook.RECORD.of(self, "x", "rng", "tape")
                        : script.forward(self, "None", "rng"));
        if (activation != null) {
            recordActivation(activation);
        }
        backward.insert(0, backward(self, layer, script, activation));
    }

    private void record(String result) {
        record.append("    x = %s\n".formatted(result));
    }

    private void recordActivation(ActivationScript activation) {
        isComplete &= activation.hasBackward();
        String keep = "    tape.append(x)\n";
        record.append(activation.keepsInput() ? keep : "");
        record(activation.call("x"));
        record.append(activation.keepsInput() ? "" : keep);
    }

    private String backward(
            String self,
            ShapedLayer layer,
            ScriptClass script,
            @Nullable ActivationScript activation) {
        boolean hasParameters = script.has(ScriptHook.WEIGHTS) || script.has(ScriptHook.BIASES);
        boolean isOnTheWay = learns;
        learns |= hasParameters;
        List<String> lines = new ArrayList<>();
        if (activation != null) {
            lines.add("grad = " + activation.callBackward("grad", "tape.pop()"));
        }
        if (hasParameters) {
            String deeper = isOnTheWay ? "True" : "deeper";
            lines.add(
                    "grad = "
                            + ScriptHook.BACKWARD.of(
                                    self, "grad", "tape", "weights", "biases", deeper));
            lines.addAll(penalties(self, layer.spec().regularization(), script));
        } else {
            lines.add("grad = " + ScriptHook.BACKWARD.of(self, "grad", "tape"));
        }
        return learns ? indented("    ", lines) : "    if deeper:\n" + indented("      ", lines);
    }

    private static String indented(String indent, List<String> lines) {
        return lines.stream().map(line -> indent + line + "\n").collect(Collectors.joining());
    }

    /** What the penalties of this layer alone add to the gradients found last. */
    private List<String> penalties(
            String self, @Nullable LayerRegularization alone, ScriptClass script) {
        List<String> lines = new ArrayList<>();
        if (alone != null && alone.absolutePenalty() + alone.squaredPenalty() > 0) {
            scripts.accept("penalty");
            String strengths = alone.absolutePenalty() + ", " + alone.squaredPenalty();
            if (script.has(ScriptHook.WEIGHTS)) {
                lines.add(penalty(ScriptHook.WEIGHTS.of(self), "weights", strengths));
            }
            if (alone.biases() && script.has(ScriptHook.BIASES)) {
                lines.add(penalty(ScriptHook.BIASES.of(self), "biases", strengths));
            }
        }
        return lines;
    }

    private static String penalty(String parameters, String found, String strengths) {
        return "__torch__.penalty_backward(%s, %s, %s)".formatted(parameters, found, strengths);
    }

    /** Both methods; where a layer does not know its gradients they are never called. */
    String methods() {
        if (!isComplete) {
            record.setLength(0);
            backward.setLength(0);
        }
        return """

          # as forward in training, with what backward needs on the tape
          def record(self, x: Tensor, rng: Generator, tape: List[Tensor]) -> Tensor:
        %s    return x

          # grad, by what record gave: may be overwritten; deeper: whether the gradient by x is asked for
          def backward(self, grad: Tensor, tape: List[Tensor], weights: List[Tensor], biases: List[Tensor], deeper: bool) -> Tensor:
        %s    return grad
        """
                .formatted(record, backward);
    }
}
