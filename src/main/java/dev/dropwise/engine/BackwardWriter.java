package dev.dropwise.engine;

import dev.dropwise.layer.LayerRegularization;
import dev.dropwise.spec.Architecture.ShapedLayer;
import java.util.function.Consumer;
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
    private void addFrozen(
            String self, ScriptClass script, @Nullable ActivationScript activation) {
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
        StringBuilder back = new StringBuilder();
        if (activation != null) {
            recordActivation(activation);
            back.append(
                    "    grad = %s\n".formatted(activation.callBackward("grad", "tape.pop()")));
        }
        back.append(backward(self, layer, script));
        backward.insert(0, back);
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

    private String backward(String self, ShapedLayer layer, ScriptClass script) {
        if (!script.has(ScriptHook.WEIGHTS) && !script.has(ScriptHook.BIASES)) {
            return "    grad = %s\n".formatted(ScriptHook.BACKWARD.of(self, "grad", "tape"));
        }
        String deeper = learns ? "True" : "deeper";
        learns = true;
        return "    grad = %s\n"
                        .formatted(
                                ScriptHook.BACKWARD.of(
                                        self, "grad", "tape", "weights", "biases", deeper))
                + penalties(self, layer.spec().regularization(), script);
    }

    /** What the penalties of this layer alone add to the gradients found last. */
    private String penalties(
            String self, @Nullable LayerRegularization alone, ScriptClass script) {
        if (alone == null || alone.absolutePenalty() + alone.squaredPenalty() == 0) {
            return "";
        }
        scripts.accept("penalty");
        String call = "    __torch__.penalty_backward(%s, %s, %s, %s)\n";
        double l1 = alone.absolutePenalty();
        double l2 = alone.squaredPenalty();
        String weights =
                script.has(ScriptHook.WEIGHTS)
                        ? call.formatted(ScriptHook.WEIGHTS.of(self), "weights", l1, l2)
                        : "";
        String biases =
                alone.biases() && script.has(ScriptHook.BIASES)
                        ? call.formatted(ScriptHook.BIASES.of(self), "biases", l1, l2)
                        : "";
        return weights + biases;
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
