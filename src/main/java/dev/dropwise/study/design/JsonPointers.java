package dev.dropwise.study.design;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** JSON pointers, RFC 6901. */
final class JsonPointers {

    private static final Pattern NUMBER = Pattern.compile("/(\\d{1,9})(?=/|$)");

    private JsonPointers() {}

    /** A property's name as a step of a pointer. */
    static String step(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** A text by which pointers sort as what they point to is ordered in a list. */
    static String sortable(String pointer) {
        return NUMBER.matcher(pointer)
                .replaceAll(index -> "/%010d".formatted(Long.valueOf(index.group(1))));
    }

    /** The names and indexes that a pointer goes through. */
    static List<String> steps(String pointer) {
        return pointer.isEmpty()
                ? List.of()
                : Arrays.stream(pointer.substring(1).split("/", -1))
                        .map(step -> step.replace("~1", "/").replace("~0", "~"))
                        .toList();
    }
}
