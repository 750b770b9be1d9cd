package dev.dropwise.web.binding;

import java.util.ArrayList;
import java.util.List;

/**
 * A place in a JSON document.
 *
 * @param steps from the root, property names as String and array indexes as Integer
 */
record JsonLocation(List<Object> steps) {

    static final JsonLocation ROOT = new JsonLocation(List.of());

    JsonLocation then(Object step) {
        List<Object> longer = new ArrayList<>(steps);
        longer.add(step);
        return new JsonLocation(List.copyOf(longer));
    }

    JsonLocation parent() {
        return new JsonLocation(steps.subList(0, steps.size() - 1));
    }

    Object last() {
        return steps.get(steps.size() - 1);
    }

    boolean isRoot() {
        return steps.isEmpty();
    }

    boolean startsWith(JsonLocation other) {
        return steps.size() >= other.steps.size()
                && steps.subList(0, other.steps.size()).equals(other.steps);
    }

    /** As a JSON pointer, RFC 6901. */
    String pointer() {
        StringBuilder pointer = new StringBuilder();
        for (Object step : steps) {
            pointer.append('/').append(step.toString().replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }
}
