package dev.dropwise.engine;

import dev.dropwise.layer.LayerRegularization;
import dev.dropwise.spec.Architecture.ShapedLayer;
import java.util.function.Consumer;

/**
 * Writes the methods of a program that reach into its layers one by one: what each drops, what it
 * asks of the loss, what regularizes it alone.
 */
final class PerLayerMethods {

    private final StringBuilder setRates = new StringBuilder();
    private final StringBuilder rates = new StringBuilder();
    private final StringBuilder penalties = new StringBuilder();
    private final StringBuilder decay = new StringBuilder();
    private final StringBuilder constraints = new StringBuilder();
    private final Consumer<String> scripts;
    private int places = 0;

    /**
     * @param scripts takes the paths of the functions that are called
     */
    PerLayerMethods(Consumer<String> scripts) {
        this.scripts = scripts;
    }

    /**
     * @param place where the program has the layer
     */
    void add(String place, ShapedLayer layer, ScriptClass script) {
        for (String name : layer.rates().keySet()) {
            String rate = place + "." + ScriptClass.snake(name);
            setRates.append("    %s = float(values[%d])\n".formatted(rate, places++));
            rates.append(
                    "    found.append(%s)\n"
                            .formatted(
                                    script.has(ScriptHook.LEARNED_RATE)
                                            ? ScriptHook.LEARNED_RATE.of(place)
                                            : rate));
        }
        if (script.has(ScriptHook.PENALTY) && !layer.spec().frozen()) {
            penalties.append(
                    "    loss = loss + %s * examples\n".formatted(ScriptHook.PENALTY.of(place)));
        }
        LayerRegularization alone = layer.spec().regularization();
        if (alone != null && !layer.spec().frozen()) {
            regularize(place, alone, script);
        }
    }

    private void regularize(String place, LayerRegularization alone, ScriptClass script) {
        if (script.has(ScriptHook.WEIGHTS)) {
            penalize(ScriptHook.WEIGHTS.of(place), alone);
            if (alone.constrains()) {
                scripts.accept("constrain");
                constraints
                        .append("    for weight in %s:\n".formatted(ScriptHook.WEIGHTS.of(place)))
                        .append(
                                "      __torch__.constrain([weight.detach()], %s, %s, %s)\n"
                                        .formatted(
                                                alone.longest(),
                                                python(alone.unitNorm()),
                                                python(alone.nonNegative())));
            }
        }
        if (alone.biases() && script.has(ScriptHook.BIASES)) {
            penalize(ScriptHook.BIASES.of(place), alone);
        }
    }

    private void penalize(String parameters, LayerRegularization alone) {
        if (alone.absolutePenalty() + alone.squaredPenalty() > 0) {
            scripts.accept("penalty");
            penalties.append(
                    "    loss = __torch__.penalty(loss, %s, %s, %s, examples)\n"
                            .formatted(
                                    parameters, alone.absolutePenalty(), alone.squaredPenalty()));
        }
        if (alone.decay() > 0) {
            decay.append("    for value in %s:\n".formatted(parameters))
                    .append("      value.detach().mul_(1.0 - lr * %s)\n".formatted(alone.decay()));
        }
    }

    private static String python(boolean value) {
        return value ? "True" : "False";
    }

    /** All methods, none left out: what calls them need not know. */
    String methods() {
        return """

          # what the layers drop from now on: float64, in the order of the layers
          def set_rates(self, values: Tensor) -> Tensor:
        %s    return values

          def rates(self) -> Tensor:
            found = annotate(List[float], [])
        %s    values = torch.zeros([len(found)], dtype=torch.float64)
            for k in range(len(found)):
              # one by one: tensor() would round them to 32 bits on the way
              torch.fill_(torch.select(values, 0, k), found[k])
            return values

          # for the sum of a batch's losses, which is divided by its examples later
          def penalized(self, loss: Tensor, examples: int) -> Tensor:
        %s    return loss

          def decay_layers(self, lr: float) -> None:
        %s    pass

          def constrain_layers(self) -> None:
        %s    pass
        """
                .formatted(setRates, rates, penalties, decay, constraints);
    }
}
