package dev.dropwise.engine;

import dev.dropwise.augmentation.AugmentationSpec;
import dev.dropwise.engine.archive.ScriptObject;
import dev.dropwise.layer.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the class {@code Augmentation}: what changes examples before the network sees them. */
final class AugmentationWriter {

    private final StringBuilder fields = new StringBuilder();
    private final StringBuilder forward = new StringBuilder();
    private final Map<String, Object> objects = new LinkedHashMap<>();

    /**
     * @param example the shape that examples have meanwhile
     */
    AugmentationWriter(List<AugmentationSpec> asked, Shape example, ScriptLibrary scriptLibrary) {
        if (asked.isEmpty()) {
            return;
        }
        forward.append("    x = torch.reshape(x, %s)\n".formatted(NetworkWriter.batchOf(example)));
        for (AugmentationSpec augmentation : asked) {
            add(
                    augmentation,
                    scriptLibrary.use(
                            "augmentations/" + ScriptClass.snake(augmentation.typeName())));
        }
        forward.append("    x = torch.reshape(x, [-1, %d])\n".formatted(example.elements()));
    }

    private void add(AugmentationSpec augmentation, ScriptClass script) {
        String name = "change" + (objects.size() + 1);
        objects.put(name, script.instance(ScriptAttributes.of(augmentation)));
        fields.append("  %s : __torch__.%s\n".formatted(name, script.className()));
        String changed = script.asksForMask() ? "x, mask, y" : "x, y";
        forward.append("    %s, = self.%s.forward(%s, rng)\n".formatted(changed, name, changed));
    }

    ScriptClass script() {
        return new ScriptClass(
                """
                class Augmentation(Module):
                  __parameters__ = []
                  __buffers__ = []
                  training : bool
                %s
                  def forward(self, x: Tensor, mask: Optional[Tensor], y: Tensor, rng: Generator) -> Tuple[Tensor, Optional[Tensor], Tensor]:
                %s    return x, mask, y
                """
                        .formatted(fields, forward));
    }

    ScriptObject instance() {
        return script().instance(objects);
    }
}
