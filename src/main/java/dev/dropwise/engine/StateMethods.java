package dev.dropwise.engine;

import dev.dropwise.engine.archive.ScriptObject;
import dev.dropwise.engine.archive.StoredTensor;

/**
 * Writes the methods by which a program copies all its tensors, and exchanges them for copies:
 * microseconds, where saving it takes milliseconds.
 */
final class StateMethods {

    private final StringBuilder found = new StringBuilder();

    private StateMethods() {}

    /** The methods of a program with this root, to be added to its class. */
    static String of(ScriptObject root) {
        StateMethods methods = new StateMethods();
        methods.add("self", root);
        return methods.text();
    }

    private void add(String place, ScriptObject object) {
        object.attributes().forEach((name, value) -> add(place + "." + name, name, value));
    }

    private void add(String place, String name, Object value) {
        if (value instanceof ScriptObject object) {
            add(place, object);
        } else if (value instanceof ScriptObject.Tensors) {
            found.append("    for tensor in %s:\n".formatted(place))
                    .append("      found.append(tensor.detach())\n");
        } else if (value instanceof StoredTensor) {
            // may be optional, which its value does not tell
            found.append("    %s = %s\n".formatted(name, place))
                    .append("    if %s is not None:\n".formatted(name))
                    .append("      found.append(%s.detach())\n".formatted(name));
        }
    }

    private String text() {
        return """

          # all that training changes, in the order of the attributes
          def tensors(self) -> List[Tensor]:
            found = annotate(List[Tensor], [])
        %s    return found

          def snapshot(self) -> List[Tensor]:
            torch.set_grad_enabled(False)
            copies = annotate(List[Tensor], [])
            for tensor in self.tensors():
              copies.append(torch.clone(tensor))
            return copies

          # a snapshot for what is there now; once more, and all is as before
          def exchange(self, saved: List[Tensor]) -> List[Tensor]:
            torch.set_grad_enabled(False)
            tensors = self.tensors()
            for k in range(len(tensors)):
              current = torch.clone(tensors[k])
              tensors[k].copy_(saved[k])
              saved[k].copy_(current)
            return saved
        """
                .formatted(found);
    }
}
