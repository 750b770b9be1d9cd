package dev.dropwise.web;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON Merge Patch, RFC 7396. */
public final class JsonMergePatch {

    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private JsonMergePatch() {}

    /** The target as the patch changes it; neither is changed itself. */
    public static JsonNode apply(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch;
        }
        ObjectNode patched =
                target instanceof ObjectNode object
                        ? object.deepCopy()
                        : JsonNodeFactory.instance.objectNode();
        changes.forEachEntry(
                (name, value) -> {
                    if (value.isNull()) {
                        patched.remove(name);
                    } else {
                        patched.set(name, apply(patched.path(name), value));
                    }
                });
        return patched;
    }
}
