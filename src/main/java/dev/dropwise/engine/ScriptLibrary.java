package dev.dropwise.engine;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The scripts that a program is made of: those that it uses and those written for it. */
final class ScriptLibrary {

    private final Map<String, ScriptClass> byPath = new TreeMap<>();

    /**
     * The script at a path, which the program has from now on, with all whose functions it calls.
     */
    ScriptClass use(String path) {
        ScriptClass known = byPath.get(path);
        if (known != null) {
            return known;
        }
        ScriptClass script = ScriptClass.named(path);
        add(path, script);
        return script;
    }

    /** Adds a script that was written for the program, with all whose functions it calls. */
    void add(String path, ScriptClass script) {
        byPath.put(path, script);
        script.used().forEach(this::use);
    }

    /** All of them, in the order of their paths. */
    String text() {
        return byPath.values().stream().map(ScriptClass::text).collect(Collectors.joining("\n"));
    }
}
