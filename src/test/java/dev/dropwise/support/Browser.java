package dev.dropwise.support;

import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import dev.dropwise.web.DropwiseJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One page in Chromium without a window, driven by the DevTools Protocol. Tests that use it are
 * skipped where there is no Chromium, unless {@code DROPWISE_REQUIRE_CLIENTS} is true.
 */
public final class Browser implements AutoCloseable {

    private static final JsonMapper JSON = DropwiseJson.mapper();
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path profile = Files.createTempDirectory("dropwise-browser-");
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Process process;
    private final WebSocket page;

    private Browser(String program) throws IOException, InterruptedException {
        process =
                new ProcessBuilder(
                                program,
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--no-first-run",
                                "--no-proxy-server",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--remote-debugging-port=0",
                                "--user-data-dir=" + profile,
                                "about:blank")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        Path ports = profile.resolve("DevToolsActivePort");
        await("Chromium").atMost(PATIENCE).until(() -> lines(ports).size() == 2);
        page =
                client.newWebSocketBuilder()
                        .buildAsync(address(lines(ports).get(0)), new Messages())
                        .join();
        for (String domain : List.of("Page", "Log", "Runtime", "Network")) {
            send(domain + ".enable", Map.of());
        }
    }

    /** Starts one, or skips the test. */
    public static Browser start() throws IOException, InterruptedException {
        for (String name : NAMES) {
            for (String folder : System.getenv("PATH").split(":", -1)) {
                Path program = Path.of(folder, name);
                if (Files.isExecutable(program)) {
                    return new Browser(program.toString());
                }
            }
        }
        String why = "there is no Chromium, so no page is looked at";
        if (Boolean.parseBoolean(System.getenv("DROPWISE_REQUIRE_CLIENTS"))) {
            fail(why);
        }
        Assumptions.abort(why);
        throw new IllegalStateException(why);
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private URI address(String port) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                        .build();
        return JSON.readTree(client.send(request, BodyHandlers.ofString()).body())
                .valueStream()
                .filter(target -> target.path("type").asString().equals("page"))
                .map(target -> URI.create(target.path("webSocketDebuggerUrl").asString()))
                .findFirst()
                .orElseThrow();
    }

    /** Goes to an address. */
    public void open(String url) {
        send("Page.navigate", Map.of("url", url));
    }

    /** The value of an expression in JavaScript. */
    public JsonNode evaluate(String expression) {
        JsonNode result =
                send(
                        "Runtime.evaluate",
                        Map.of(
                                "expression",
                                expression,
                                "returnByValue",
                                true,
                                "awaitPromise",
                                true));
        if (result.has("exceptionDetails")) {
            throw new IllegalStateException(result.path("exceptionDetails").toString());
        }
        return result.path("result").path("value");
    }

    /** Clicks on what a CSS selector finds, once it is there. */
    public void click(String selector) {
        awaitElement(selector);
        evaluate("%s.click()".formatted(element(selector)));
    }

    /** Writes into a field as a keyboard does. */
    public void type(String selector, String text) {
        awaitElement(selector);
        evaluate("%s.focus()".formatted(element(selector)));
        send("Input.insertText", Map.of("text", text));
    }

    /** What is written on what a selector finds, once it is there. */
    public String text(String selector) {
        awaitElement(selector);
        return evaluate("%s.textContent".formatted(element(selector))).asString();
    }

    private void awaitElement(String selector) {
        await(selector + " of the page")
                .atMost(PATIENCE)
                .until(() -> evaluate("%s !== null".formatted(element(selector))).asBoolean());
    }

    private static String element(String selector) {
        return "document.querySelector(%s)".formatted(JSON.writeValueAsString(selector));
    }

    /** What the browser refused to do, and errors of scripts. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** What the page asked for. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    private JsonNode send(String method, Map<String, Object> params) {
        int id = ids.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        String message =
                JSON.writeValueAsString(Map.of("id", id, "method", method, "params", params));
        page.sendText(message, true).join();
        JsonNode received = answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        if (received.has("error")) {
            throw new IllegalStateException(method + ": " + received.path("error"));
        }
        return received.path("result");
    }

    private void receive(JsonNode message) {
        JsonNode params = message.path("params");
        switch (message.path("method").asString("")) {
            case "" -> answers.remove(message.path("id").asInt()).complete(message);
            case "Log.entryAdded" -> {
                if (params.at("/entry/level").asString().equals("error")) {
                    complaints.add(
                            params.at("/entry/source").asString()
                                    + ": "
                                    + params.at("/entry/text").asString());
                }
            }
            case "Runtime.exceptionThrown" -> complaints.add(params.toString());
            case "Network.requestWillBeSent" -> requests.add(params.at("/request/url").asString());
            default -> {}
        }
    }

    @Override
    public void close() throws IOException {
        page.abort();
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        await().atMost(PATIENCE).until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
        FileSystemUtils.deleteRecursively(profile);
    }

    /** Puts messages together that come in parts. */
    private final class Messages implements WebSocket.Listener {

        private final StringBuilder parts = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            parts.append(part);
            if (last) {
                receive(JSON.readTree(parts.toString()));
                parts.setLength(0);
            }
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }
    }
}
