package dev.dropwise.web;

import java.util.ArrayList;
import java.util.List;

/**
 * A place in a JSON document.
 *
 * @param steps from the root, property names as String and array indexes as Integer
 */
record Steps(List<Object> steps) {

    static final Steps ROOT = new Steps(List.of());

    Steps then(Object step) {
        List<Object> longer = new ArrayList<>(steps);
        longer.add(step);
        return new Steps(List.copyOf(longer));
    }

    Steps parent() {
        return new Steps(steps.subList(0, steps.size() - 1));
    }

    Object last() {
        return steps.get(steps.size() - 1);
    }

    boolean isRoot() {
        return steps.isEmpty();
    }

    boolean startsWith(Steps other) {
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
