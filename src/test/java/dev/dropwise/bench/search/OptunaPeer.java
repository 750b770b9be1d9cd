package dev.dropwise.bench.search;

import dev.dropwise.study.search.SearchSpace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A sampler of Optuna in a process of its own: {@code search_peer.py}. */
final class OptunaPeer implements AutoCloseable {

    private static final Path SCRIPT = Path.of("src", "test", "python", "search_peer.py");

    private final Process process;
    private final BufferedReader answers;
    private final Writer questions;

    /**
     * @param sampler {@code univariate}, {@code multivariate} or {@code random}
     */
    OptunaPeer(String python, String sampler, SearchProblem problem) throws IOException {
        ObjectNode space = JsonMapper.shared().createObjectNode();
        problem.space()
                .properties()
                .forEach(knob -> space.set(knob.getKey(), knob.getValue().path("search")));
        process =
                new ProcessBuilder(python, SCRIPT.toString(), sampler, space.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        answers = process.inputReader();
        questions = process.outputWriter();
    }

    void begin(long seed) throws IOException {
        say("begin " + seed);
    }

    Map<String, JsonNode> ask(SearchSpace space) throws IOException {
        say("ask");
        String line = answers.readLine();
        if (line == null) {
            throw new IllegalStateException("%s ended early".formatted(SCRIPT));
        }
        JsonNode answer = JsonMapper.shared().readTree(line);
        Map<String, JsonNode> values = new LinkedHashMap<>();
        space.names().forEach(name -> values.put(name, answer.get(name)));
        return values;
    }

    void tell(double objective) throws IOException {
        say("tell " + objective);
    }

    private void say(String line) throws IOException {
        questions.write(line + "\n");
        questions.flush();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
