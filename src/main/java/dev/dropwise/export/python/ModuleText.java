package dev.dropwise.export.python;

import java.util.LinkedHashSet;
import java.util.Set;

/** The parts of a module in Python, each once: helpers before the classes that use them. */
final class ModuleText {

    private final Set<String> helpers = new LinkedHashSet<>();
    private final Set<String> classes = new LinkedHashSet<>();

    /** Takes a helper by its name. */
    void use(String helper) {
        helpers.add(PythonHelpers.text(helper));
    }

    void add(String text) {
        classes.add(text);
    }

    String text() {
        return String.join("\n\n", helpers) + "\n\n" + String.join("\n\n", classes);
    }
}
