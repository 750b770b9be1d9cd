package dev.dropwise.dataset.preprocessing;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** The words for what a request holds where something else was expected. */
public final class ReceivedValue {

    private static final int LONGEST = 40;

    private ReceivedValue() {}

    static String describe(JsonNode value) {
        if (value.isArray()) {
            return "a list of " + value.size();
        }
        if (value.isObject()) {
            return "an object";
        }
        String text = value.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /** The pointer to a property, with the characters escaped that RFC 6901 asks for. */
    public static String pointer(String property) {
        return JsonPointer.empty().appendProperty(property).toString();
    }
}
