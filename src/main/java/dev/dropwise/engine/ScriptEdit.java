package dev.dropwise.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The text of a script while it becomes another: parts of it go, others are added. */
final class ScriptEdit {

    private static final String METHOD = "  def ";
    private static final String COMMENT = "  #";
    private static final Pattern DEFINITION = Pattern.compile("^  def (\\w+)\\(");
    private static final Pattern CALL = Pattern.compile("self\\.(\\w+)\\(");

    private List<String> lines;

    ScriptEdit(String text) {
        lines = text.lines().toList();
    }

    /** Takes out all methods, with the comments before them, that these do not call. */
    ScriptEdit onlyFor(Collection<String> methods) {
        Map<String, String> bodies = bodies();
        Set<String> called = new LinkedHashSet<>();
        Deque<String> found = new ArrayDeque<>(methods);
        while (!found.isEmpty()) {
            String name = found.remove();
            String body = bodies.get(name);
            if (body != null && called.add(name)) {
                CALL.matcher(body).results().forEach(call -> found.add(call.group(1)));
            }
        }
        return without(bodies.keySet().stream().filter(name -> !called.contains(name)).toList());
    }

    private Map<String, String> bodies() {
        Map<String, String> bodies = new LinkedHashMap<>();
        String name = "";
        for (String line : lines) {
            Matcher begin = DEFINITION.matcher(line);
            if (begin.find()) {
                name = begin.group(1);
                bodies.put(name, "");
            } else if (bodies.containsKey(name)) {
                bodies.merge(name, line + "\n", String::concat);
            }
        }
        return bodies;
    }

    private ScriptEdit without(Collection<String> methods) {
        List<String> kept = new ArrayList<>();
        List<String> comments = new ArrayList<>();
        boolean out = false;
        for (String line : lines) {
            boolean isMember = line.startsWith("  ") && !line.startsWith("   ");
            if (line.startsWith(METHOD)) {
                out = methods.stream().anyMatch(name -> line.startsWith(METHOD + name + "("));
            } else if (isMember || (!line.startsWith(" ") && !line.isBlank())) {
                out = false;
            }
            if (line.startsWith(COMMENT)) {
                comments.add(line);
            } else if (!out) {
                kept.addAll(comments);
                kept.add(line);
                comments.clear();
            } else {
                comments.clear();
            }
        }
        lines = kept;
        return this;
    }

    /** Takes out an attribute, with the comments before it. */
    ScriptEdit withoutAttribute(String name) {
        List<String> kept = new ArrayList<>();
        List<String> comments = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith(COMMENT)) {
                comments.add(line);
            } else if (line.startsWith("  " + name + " : ")) {
                comments.clear();
            } else {
                kept.addAll(comments);
                comments.clear();
                kept.add(line);
            }
        }
        lines = kept;
        return this;
    }

    /** Replaces what a pattern finds. */
    ScriptEdit replace(String pattern, String by) {
        Pattern compiled = Pattern.compile(pattern);
        lines = lines.stream().map(line -> compiled.matcher(line).replaceAll(by)).toList();
        return this;
    }

    /** Puts lines behind {@code training : bool}, where a class begins to list its attributes. */
    ScriptEdit withAttributes(List<String> attributes) {
        List<String> all = new ArrayList<>(lines);
        all.addAll(all.indexOf("  training : bool") + 1, attributes);
        lines = all;
        return this;
    }

    /** What the class has to be trained. */
    ScriptEdit withParameters(Collection<String> names) {
        String list = names.stream().map(name -> '"' + name + "\", ").collect(Collectors.joining());
        return replace("^  __parameters__ = .*$", "  __parameters__ = [" + list + "]");
    }

    /** Puts methods at the end. */
    ScriptEdit withMethods(Collection<String> methods) {
        List<String> all = new ArrayList<>(lines);
        methods.forEach(method -> all.addAll(method.lines().toList()));
        lines = all;
        return this;
    }

    String text() {
        String text = String.join("\n", lines).replaceAll("\n{3,}", "\n\n");
        return text.stripTrailing() + "\n";
    }
}
