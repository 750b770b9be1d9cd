package dev.dropwise.export.python;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A layer in Python.
 *
 * @param module what makes the module that it is; null where it holds nothing
 * @param call what it gives for {@code x}
 * @param helpers functions that the call needs
 */
record LayerCode(@Nullable String module, String call, List<String> helpers) {

    /** Nothing but a call. */
    static LayerCode call(String call, String... helpers) {
        return new LayerCode(null, call, List.of(helpers));
    }

    static LayerCode module(String module, String call, String... helpers) {
        return new LayerCode(module, call, List.of(helpers));
    }

    static String of(boolean value) {
        return value ? "True" : "False";
    }

    /** Numbers with commas between them. */
    static String list(List<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    static String tuple(List<?> values) {
        return "(" + list(values) + (values.size() == 1 ? ",)" : ")");
    }
}
