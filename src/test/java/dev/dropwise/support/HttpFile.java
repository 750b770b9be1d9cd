package dev.dropwise.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file of requests as the REST clients of editors read it, with comments that say what to expect;
 * the README in http-examples describes them.
 *
 * @param variables what {@code @name = value} defines
 */
public record HttpFile(String name, Map<String, String> variables, List<Request> requests) {

    private static final Pattern VARIABLE = Pattern.compile("@(\\w+)\\s*=\\s*(.*)");
    private static final Pattern NOTE = Pattern.compile("# (@name|expect|until) (.+)");

    /**
     * One request.
     *
     * @param name by which later requests refer to its answer
     * @param head the method and the URL, then a header a line
     * @param expectations what its answer is like
     * @param until what its answer is like in the end, when it is sent again and again
     */
    public record Request(
            String title,
            @Nullable String name,
            List<String> head,
            String body,
            List<String> expectations,
            List<String> until) {}

    public static HttpFile read(Path file) throws IOException {
        Map<String, String> variables = new LinkedHashMap<>();
        List<Request> requests = new ArrayList<>();
        String[] blocks = Files.readString(file).split("(?m)^###", -1);
        readNotes(new ArrayDeque<>(blocks[0].lines().toList()), variables);
        Arrays.stream(blocks).skip(1).forEach(block -> requests.add(request(block, variables)));
        return new HttpFile(file.getFileName().toString(), variables, requests);
    }

    private static Request request(String block, Map<String, String> variables) {
        Deque<String> lines = new ArrayDeque<>(block.lines().toList());
        String title = lines.removeFirst().strip();
        Map<String, List<String>> notes = readNotes(lines, variables);
        List<String> head = new ArrayList<>();
        while (!lines.isEmpty() && !lines.getFirst().isBlank()) {
            head.add(lines.removeFirst());
        }
        return new Request(
                title,
                notes.getOrDefault("@name", List.of()).stream().findFirst().orElse(null),
                head,
                String.join("\n", lines).strip(),
                notes.getOrDefault("expect", List.of()),
                notes.getOrDefault("until", List.of()));
    }

    /** Takes the lines before a request: comments, variables and blank ones. */
    private static Map<String, List<String>> readNotes(
            Deque<String> lines, Map<String, String> variables) {
        Map<String, List<String>> notes = new LinkedHashMap<>();
        while (!lines.isEmpty() && lines.getFirst().matches("(#.*|@.*|\\s*)")) {
            String line = lines.removeFirst();
            Matcher variable = VARIABLE.matcher(line);
            Matcher note = NOTE.matcher(line);
            if (variable.matches()) {
                variables.put(variable.group(1), variable.group(2).strip());
            } else if (note.matches()) {
                notes.computeIfAbsent(note.group(1), key -> new ArrayList<>())
                        .add(note.group(2).strip());
            }
        }
        return notes;
    }
}
