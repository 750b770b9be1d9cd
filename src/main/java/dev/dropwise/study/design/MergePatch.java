package dev.dropwise.study.design;

import dev.dropwise.problem.Fault;
import dev.dropwise.web.JsonMergePatch;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A JSON Merge Patch, RFC 7396, on the job of a study. */
public record MergePatch(ObjectNode changes) {

    /** The target as the patch changes it; it is not changed itself. */
    ObjectNode apply(ObjectNode target) {
        return (ObjectNode) JsonMergePatch.apply(target, changes);
    }

    /** What it would remove and is not there, as pointers into the patch. */
    List<Fault> faults(ObjectNode target) {
        List<Fault> faults = new ArrayList<>();
        collect(target, changes, "", faults);
        return faults;
    }

    private static void collect(JsonNode target, ObjectNode patch, String at, List<Fault> faults) {
        patch.forEachEntry(
                (name, value) -> {
                    String here = at + JsonPointers.step(name);
                    if (value.isNull() && !target.has(name)) {
                        faults.add(
                                new Fault(
                                        here,
                                        "expected something that the job has, to remove it; it has none"));
                    } else if (value instanceof ObjectNode deeper) {
                        collect(target.path(name), deeper, here, faults);
                    }
                });
    }

    /** Whether it decides what is at a place of the patched document. */
    boolean decides(String pointer) {
        JsonNode node = changes;
        for (String step : JsonPointers.steps(pointer)) {
            if (!(node instanceof ObjectNode object)) {
                return true;
            }
            if (!object.has(step)) {
                return false;
            }
            node = object.get(step);
        }
        return true;
    }
}
