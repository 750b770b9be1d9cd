package dev.dropwise.engine;

import dev.dropwise.engine.archive.ScriptObject;
import dev.dropwise.layer.Shape;
import dev.dropwise.spec.Adversarial;
import dev.dropwise.spec.AdversarialDropout;
import dev.dropwise.spec.Regularization;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the class {@code Objective}: the plain one, or, where a regularization mixes examples or
 * runs them more than once, one that does.
 */
final class ObjectiveWriter {

    private final Regularization asked;
    private final Shape example;

    ObjectiveWriter(Regularization asked, Shape example) {
        this.asked = asked;
        this.example = example;
    }

    /** Whether it is the loss of the batch, run once, and nothing else. */
    boolean isPlain() {
        return asked.runs() == 1 && !asked.mixes();
    }

    /**
     * @param layers the scripts of all layers by where {@code net} has them
     */
    ScriptClass script(Map<String, ScriptClass> layers) {
        return isPlain()
                ? ScriptClass.named("objective")
                : new ScriptClass(
                        ScriptClass.named("objective_of_runs").text() + perturbing(layers));
    }

    /** The methods that reach into the layers whose masks can be perturbed against the net. */
    private static String perturbing(Map<String, ScriptClass> layers) {
        List<String> masks = new ArrayList<>();
        StringBuilder perturb = new StringBuilder();
        StringBuilder release = new StringBuilder();
        layers.forEach(
                (place, script) -> {
                    if (script.has(ScriptHook.PERTURB)) {
                        String grad = "grads[%d]".formatted(masks.size());
                        String call =
                                ScriptHook.PERTURB.of(place, grad, "self.adversarial_dropout");
                        perturb.append("    %s\n".formatted(call));
                        release.append("    %s\n".formatted(ScriptHook.RELEASE.of(place)));
                        masks.add(place + "." + ScriptHook.PERTURBED);
                    }
                });
        if (!masks.isEmpty()) {
            perturb.insert(
                    0,
                    "    grads = torch.grad([total], [%s], None, True, False, True)\n"
                            .formatted(String.join(", ", masks)));
        }
        return """

          def perturb(self, net: __torch__.Net, total: Tensor) -> None:
        %s    pass

          def release(self, net: __torch__.Net) -> None:
        %s    pass
        """
                .formatted(perturb, release);
    }

    ScriptObject instance(ScriptClass script) {
        if (isPlain()) {
            return script.instance(Map.of());
        }
        Adversarial inputs = asked.adversarial();
        AdversarialDropout masks = asked.adversarialDropout();
        return script.instance(
                Map.of(
                        "mixup", orZero(asked.mixup()),
                        "cutmix", orZero(asked.cutmix()),
                        "r_drop", orZero(asked.rDrop()),
                        "adversarial", inputs == null ? 0.0 : inputs.epsilon(),
                        "adversarial_dropout", masks == null ? 0.0 : masks.budget(),
                        "example_shape", example.sizes()));
    }

    private static double orZero(@Nullable Double value) {
        return value == null ? 0 : value;
    }
}
