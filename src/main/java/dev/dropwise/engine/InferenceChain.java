package dev.dropwise.engine;

import dev.dropwise.spec.Architecture.ShapedLayer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Layers one after another, as an exported program applies them. */
final class InferenceChain {

    private final StringBuilder fields = new StringBuilder();
    private final StringBuilder forward = new StringBuilder();
    private final Map<String, @Nullable Object> objects = new LinkedHashMap<>();
    private final boolean isGivenMask;
    private boolean knowsPadding;

    /**
     * @param knowsPadding whether {@code mask} says which steps are padding
     */
    InferenceChain(boolean knowsPadding) {
        this.knowsPadding = knowsPadding;
        this.isGivenMask = knowsPadding;
    }

    boolean knowsPadding() {
        return knowsPadding;
    }

    void add(ShapedLayer layer, ExportedLayer exported, @Nullable ActivationScript activation) {
        String self = "self." + layer.name();
        ScriptClass script = exported.script();
        objects.put(layer.name(), exported.object());
        fields.append("  %s : __torch__.%s\n".formatted(layer.name(), script.className()));
        if (script.has(ScriptHook.MASK) && !knowsPadding) {
            forward.append("    mask = %s\n".formatted(ScriptHook.MASK.of(self, "x")));
            knowsPadding = true;
        }
        String given =
                script.asksForMask()
                        ? ScriptHook.FORWARD.of(self, "x", knowsPadding ? "mask" : "None", "None")
                        : ScriptHook.FORWARD.of(self, "x", "None");
        forward.append("    x = ")
                .append(activation == null ? given : activation.call(given))
                .append('\n');
        passPaddingOn(layer, script, self);
    }

    private void passPaddingOn(ShapedLayer layer, ScriptClass script, String self) {
        knowsPadding &= layer.spec().keepsSteps() && layer.output().rank() == 2;
        if (knowsPadding) {
            if (script.has(ScriptHook.MASK_AFTER)) {
                forward.append("    mask = %s\n".formatted(ScriptHook.MASK_AFTER.of(self, "mask")));
            }
            forward.append("    x = __torch__.masked(x, mask)\n");
        }
    }

    String fields() {
        return fields.toString();
    }

    String forward() {
        return forward.toString();
    }

    Map<String, @Nullable Object> objects() {
        return objects;
    }

    /** Of an object that is this chain. */
    Map<String, @Nullable Object> attributes() {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        attributes.put("training", false);
        attributes.putAll(objects);
        return attributes;
    }

    /** The class of a chain within a layer. */
    ScriptClass script(String className) {
        return new ScriptClass(
                """
                class %s(Module):
                  __parameters__ = []
                  __buffers__ = []
                  training : bool
                %s
                  def forward(self, x: Tensor, mask: Optional[Tensor], rng: Optional[Generator]) -> Tensor:
                %s%s    return x
                """
                        .formatted(
                                className,
                                fields,
                                isGivenMask ? "    assert mask is not None\n" : "",
                                forward));
    }
}
