package dev.dropwise.hostile;

import dev.dropwise.web.DropwiseJson;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Requests over all operations of an OpenAPI document: some as the document says, most a little
 * off. The same seed gives the same requests.
 */
final class RandomRequests {

    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");
    private static final List<String> NAMES =
            List.of(
                    "iris",
                    "wine",
                    "digits",
                    "article-mlp",
                    "article-cnn",
                    "none",
                    "1",
                    "0",
                    "last",
                    "0198c0de-7a3b-7000-8000-000000000001");
    private static final List<String> ACCEPTED =
            List.of(
                    "*/*",
                    "application/json",
                    "text/csv",
                    "text/markdown",
                    "text/html",
                    "x/y",
                    "application/x-ndjson",
                    "*/json;q=2");
    private static final List<String> TYPES =
            List.of(
                    "application/json",
                    "text/plain",
                    "application/x-www-form-urlencoded",
                    "application/octet-stream",
                    "application/json;charset=utf-16",
                    "a");
    private static final String BOUNDARY = "of-random-parts";

    private final String base;
    private final Random random;
    private final RandomJson odd;
    private final RandomJson exact;
    private final List<Operation> operations = new ArrayList<>();

    private record Operation(String method, String path, JsonNode described) {}

    RandomRequests(String base, JsonNode document, long seed) {
        this.base = base;
        random = new Random(seed);
        odd = new RandomJson(document, random, 0.08);
        exact = new RandomJson(document, random, 0);
        document.path("paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .properties()
                                        .forEach(
                                                method ->
                                                        operations.add(
                                                                new Operation(
                                                                        method.getKey(),
                                                                        path.getKey(),
                                                                        method.getValue()))));
    }

    HttpRequest next() {
        Operation operation = any(operations);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path(operation) + query(operation)))
                        .timeout(Duration.ofMinutes(1))
                        .header("Accept", random.nextInt(3) > 0 ? "*/*" : any(ACCEPTED));
        if (operation.path().endsWith("/events")) {
            request.setHeader("Accept", "application/json");
        }
        if (random.nextInt(10) == 0) {
            request.header(
                    any(
                            List.of(
                                    "Range",
                                    "If-None-Match",
                                    "Last-Event-ID",
                                    "Idempotency-Key",
                                    "Prefer",
                                    "Inference-Header-Content-Length")),
                    any(List.of("x", "bytes=5-", "-1", "*", "wait=0", "3")));
        }
        body(operation, request);
        return request.build();
    }

    private String path(Operation operation) {
        return VARIABLE.matcher(operation.path())
                .replaceAll(
                        variable ->
                                Matcher.quoteReplacement(
                                        random.nextInt(6) > 0
                                                ? any(NAMES)
                                                : encoded("x" + odd.oddText().replace("/", "_"))));
    }

    private String query(Operation operation) {
        List<String> parameters = new ArrayList<>();
        for (JsonNode parameter : operation.described().path("parameters")) {
            boolean isInQuery = parameter.path("in").asString().equals("query");
            if (isInQuery && random.nextInt(3) > 0) {
                RandomJson values = random.nextInt(3) > 0 ? exact : odd;
                JsonNode value =
                        parameter.has("example") && random.nextBoolean()
                                ? parameter.path("example")
                                : values.of(parameter.path("schema"));
                parameters.add(
                        parameter.path("name").asString()
                                + "="
                                + encoded(value.isString() ? value.asString() : value.toString()));
            }
        }
        if (random.nextInt(20) == 0) {
            parameters.add(encoded(odd.oddText()) + "=" + encoded(odd.oddText()));
        }
        return parameters.isEmpty()
                ? ""
                : parameters.stream().collect(Collectors.joining("&", "?", ""));
    }

    private void body(Operation operation, HttpRequest.Builder request) {
        JsonNode content = operation.described().path("requestBody").path("content");
        String method = operation.method().toUpperCase(java.util.Locale.ROOT);
        if (content.isEmpty()) {
            request.method(method, BodyPublishers.noBody());
            return;
        }
        String type = any(List.copyOf(content.propertyNames()));
        JsonNode schema = content.path(type).path("schema");
        if (type.startsWith("multipart/")) {
            request.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
            request.method(method, BodyPublishers.ofByteArray(parts(schema)));
            return;
        }
        String text = text(schema);
        request.header("Content-Type", random.nextInt(12) > 0 ? type : any(TYPES));
        request.method(method, BodyPublishers.ofString(text, StandardCharsets.UTF_8));
    }

    private String text(JsonNode schema) {
        String json = DropwiseJson.mapper().writeValueAsString(odd.of(schema));
        return switch (random.nextInt(30)) {
            case 0 -> "";
            case 1 -> " ";
            case 2 -> json.substring(0, random.nextInt(json.length() + 1));
            case 3 -> json + json;
            default -> json;
        };
    }

    private byte[] parts(JsonNode schema) {
        String options = text(schema.path("properties").path("options"));
        String file =
                any(
                        List.of(
                                "a,b\n1,x\n2,y\n3,x\n",
                                "",
                                "{\"a\": 1}\n",
                                "\u0000\u0001",
                                "@relation r\n@data\n",
                                "PK\u0003\u0004"));
        String name =
                any(
                        List.of(
                                "a.csv",
                                "a.json",
                                "a.arff",
                                "a.npy",
                                "a.zip",
                                "a.parquet",
                                "../a",
                                "a"));
        String text =
                "--%1$s\r\nContent-Disposition: form-data; name=\"options\"\r\n\r\n%2$s\r\n--%1$s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%3$s\"\r\n\r\n%4$s\r\n--%1$s--\r\n"
                        .formatted(BOUNDARY, options, name, file);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
