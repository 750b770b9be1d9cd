package dev.dropwise.engine;

import dev.dropwise.spec.Architecture.ShapedLayer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes a class that applies layers one after another, and its object. A frozen layer is not among
 * its weights and draws nothing.
 */
final class Chain {

    private final StringBuilder fields = new StringBuilder();
    private final StringBuilder build = new StringBuilder();
    private final StringBuilder weights = new StringBuilder();
    private final StringBuilder biases = new StringBuilder();
    private final StringBuilder forward;
    private final Map<String, Object> objects = new LinkedHashMap<>();

    /**
     * @param before what is done to x first
     */
    Chain(String before) {
        forward = new StringBuilder(before);
    }

    /**
     * @param activation the function that what the layer gives goes through, or an empty text
     */
    void add(ShapedLayer layer, Script script, ScriptObject object, String activation) {
        String self = "self." + layer.name();
        boolean frozen = layer.spec().frozen();
        objects.put(layer.name(), object);
        fields.append("  %s : __torch__.%s\n".formatted(layer.name(), script.className()));
        if (script.defines("build")) {
            build.append("    %s.build(device, rng)\n".formatted(self));
        }
        if (script.defines("weights")) {
            keep(self + ".weights()", frozen, weights);
        }
        if (script.defines("biases")) {
            keep(self + ".biases()", frozen, biases);
        }
        String given = "%s.forward(x, %s)".formatted(self, frozen ? "None" : "rng");
        forward.append("    x = ")
                .append(activation.isEmpty() ? given : "%s(%s)".formatted(activation, given))
                .append('\n');
    }

    private void keep(String parameters, boolean frozen, StringBuilder learned) {
        if (frozen) {
            build.append("    for value in %s:\n".formatted(parameters))
                    .append("      value.requires_grad_(False)\n");
        } else {
            learned.append("    found.extend(%s)\n".formatted(parameters));
        }
    }

    Script script(String className) {
        return new Script(
                """
                class %s(Module):
                  __parameters__ = []
                  __buffers__ = []
                  training : bool
                %s
                  def build(self, device: Device, rng: Generator) -> None:
                %s    pass

                  # what decay and penalties hold back
                  def weights(self) -> List[Tensor]:
                    found = annotate(List[Tensor], [])
                %s    return found

                  def biases(self) -> List[Tensor]:
                    found = annotate(List[Tensor], [])
                %s    return found

                  def forward(self, x: Tensor, rng: Optional[Generator]) -> Tensor:
                %s    return x
                """
                        .formatted(className, fields, build, weights, biases, forward));
    }

    ScriptObject instance(Script script) {
        return script.instance(objects);
    }
}
