package dev.dropwise.engine;

import dev.dropwise.engine.archive.ScriptObject;
import dev.dropwise.spec.Architecture.ShapedLayer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a class that applies layers one after another, and its object. A frozen layer is not among
 * its weights and draws nothing.
 *
 * <p>Where it is known which steps of a sequence are padding, {@code mask} says so from layer to
 * layer, and those steps are zeros between any two of them.
 */
final class ForwardWriter {

    private final StringBuilder fields = new StringBuilder();
    private final StringBuilder build = new StringBuilder();
    private final StringBuilder weights = new StringBuilder();
    private final StringBuilder biases = new StringBuilder();
    private final StringBuilder forward;
    private final Map<String, Object> objects = new LinkedHashMap<>();
    private final BackwardWriter backward;
    private boolean knowsPadding;

    /**
     * @param before what is done to x first
     * @param knowsPadding whether {@code mask} is given
     * @param scripts takes the paths of the functions that are called
     */
    ForwardWriter(String before, boolean knowsPadding, Consumer<String> scripts) {
        this.knowsPadding = knowsPadding;
        forward = new StringBuilder(knowsPadding ? "    assert mask is not None\n" : "");
        forward.append(before);
        backward = new BackwardWriter(before, !knowsPadding, scripts);
    }

    /** Whether it is known which of the steps that the next layer takes are padding. */
    boolean knowsPadding() {
        return knowsPadding;
    }

    /** Whether all layers know their gradients. */
    boolean hasBackward() {
        return backward.isComplete();
    }

    /**
     * @param activation what the layer gives goes through
     */
    void add(
            ShapedLayer layer,
            ScriptClass script,
            ScriptObject object,
            @Nullable ActivationScript activation) {
        String self = "self." + layer.name();
        boolean frozen = layer.spec().frozen();
        objects.put(layer.name(), object);
        fields.append("  %s : __torch__.%s\n".formatted(layer.name(), script.className()));
        if (script.has(ScriptHook.BUILD)) {
            build.append("    %s\n".formatted(ScriptHook.BUILD.of(self, "device", "rng")));
        }
        if (script.has(ScriptHook.WEIGHTS)) {
            keep(ScriptHook.WEIGHTS.of(self), frozen, weights);
        }
        if (script.has(ScriptHook.BIASES)) {
            keep(ScriptHook.BIASES.of(self), frozen, biases);
        }
        if (script.has(ScriptHook.MASK) && !knowsPadding) {
            forward.append("    mask = %s\n".formatted(ScriptHook.MASK.of(self, "x")));
            knowsPadding = true;
        }
        String given =
                script.forward(self, knowsPadding ? "mask" : "None", frozen ? "None" : "rng");
        forward.append("    x = ")
                .append(activation == null ? given : activation.call(given))
                .append('\n');
        passPaddingOn(layer, script);
        backward.add(layer, script, activation);
    }

    private void passPaddingOn(ShapedLayer layer, ScriptClass script) {
        knowsPadding &= layer.spec().keepsSteps() && layer.output().rank() == 2;
        if (knowsPadding) {
            if (script.has(ScriptHook.MASK_AFTER)) {
                forward.append(
                        "    mask = %s\n"
                                .formatted(
                                        ScriptHook.MASK_AFTER.of("self." + layer.name(), "mask")));
            }
            forward.append("    x = __torch__.masked(x, mask)\n");
        }
    }

    private void keep(String parameters, boolean frozen, StringBuilder learned) {
        if (frozen) {
            build.append("    for value in %s:\n".formatted(parameters))
                    .append("      value.requires_grad_(False)\n");
        } else {
            learned.append("    found.extend(%s)\n".formatted(parameters));
        }
    }

    ScriptClass script(String className) {
        return new ScriptClass(
                """
                class %s(Module):
                  __parameters__ = []
                  __buffers__ = []
                  training : bool
                %s
                  def build(self, device: Device, rng: Generator) -> None:
                %s    pass

                  # what decay and penalties are for
                  def weights(self) -> List[Tensor]:
                    found = annotate(List[Tensor], [])
                %s    return found

                  def biases(self) -> List[Tensor]:
                    found = annotate(List[Tensor], [])
                %s    return found

                  def forward(self, x: Tensor, mask: Optional[Tensor], rng: Optional[Generator]) -> Tensor:
                %s    return x
                %s"""
                        .formatted(
                                className,
                                fields,
                                build,
                                weights,
                                biases,
                                forward,
                                backward.methods()));
    }

    ScriptObject instance(ScriptClass script) {
        return script.instance(objects);
    }
}
