package dev.dropwise.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.dropwise.web.DropwiseJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds the answers of services against their OpenAPI document: all run the same code, whatever
 * their configuration, so that the first which is asked for it tells it for all.
 */
public final class AnswerSchemas {

    private static final JsonMapper JSON = DropwiseJson.mapper();
    private static final Pattern JSON_TYPE = Pattern.compile("application/(.*\\+)?json");

    /** It answers nothing that the document has. */
    private static final String WORKER = "this process is a worker";

    private static final String DOCUMENT = "https://dropwise.test/openapi.json";

    private static @Nullable AnswerSchemas known;

    private final List<PathPattern> paths;
    private final JsonNode document;
    private final SchemaRegistry registry;
    private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();

    private AnswerSchemas(String text) {
        String absolute = text.replace("\"#/components/", "\"" + DOCUMENT + "#/components/");
        document = JSON.readTree(absolute);
        paths =
                document.path("paths").propertyNames().stream()
                        .map(PathPatternParser.defaultInstance::parse)
                        .sorted()
                        .toList();
        registry =
                SchemaRegistry.withDefaultDialect(
                        Dialects.getOpenApi31(),
                        builder -> builder.schemas(Map.of(DOCUMENT, absolute)));
    }

    /** Those that the service at an address has; none where it needs a key for them. */
    public static synchronized AnswerSchemas of(String base) {
        if (known != null) {
            return known;
        }
        HttpResponse<String> document = fetch(base);
        AnswerSchemas made = new AnswerSchemas(document.body());
        if (document.statusCode() == 200) {
            known = made;
        }
        return made;
    }

    private static HttpResponse<String> fetch(String base) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/v3/api-docs")).build();
            return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Fails where an answer is not what the document says. */
    public static void check(HttpResponse<String> answer) {
        URI uri = answer.request().uri();
        of(uri.resolve("/").toString().replaceFirst("/$", ""))
                .check(
                        answer.request().method(),
                        uri.getRawPath(),
                        answer.statusCode(),
                        answer.headers().firstValue("Content-Type").orElse(null),
                        answer.body());
    }

    /** See {@link #check(HttpResponse)}. */
    public void check(String method, String path, int status, String contentType, String body) {
        if (contentType != null && !body.isEmpty() && !body.contains(WORKER)) {
            MediaType type = MediaType.parseMediaType(contentType);
            answer(method, path, status)
                    .map(answer -> faults(answer, type, body))
                    .ifPresent(
                            faults ->
                                    assertThat(faults)
                                            .as("%s %s: %d %s", method, path, status, body)
                                            .isEmpty());
        }
    }

    /** What the document says of an answer; nothing where it has no such operation. */
    private Optional<JsonNode> answer(String method, String path, int status) {
        PathContainer container = PathContainer.parsePath(path);
        return paths.stream()
                .filter(pattern -> pattern.matches(container))
                .findFirst()
                .map(
                        pattern ->
                                document.path("paths")
                                        .path(pattern.getPatternString())
                                        .path(method.toLowerCase(Locale.ROOT)))
                .filter(operation -> !operation.isMissingNode())
                .map(operation -> operation.path("responses").path(Integer.toString(status)));
    }

    private List<String> faults(JsonNode answer, MediaType type, String body) {
        if (answer.isMissingNode()) {
            return List.of("the document has no such status");
        }
        JsonNode content = answer.path("content");
        String plain = type.getType() + "/" + type.getSubtype();
        JsonNode media = content.has(plain) ? content.path(plain) : content.path("*/*");
        if (media.isMissingNode()) {
            return List.of("the document has no " + plain + " but " + content.propertyNames());
        }
        if (!JSON_TYPE.matcher(plain).matches()) {
            return List.of();
        }
        Schema schema = schemas.computeIfAbsent(media.path("schema"), registry::getSchema);
        return schema.validate(JSON.readTree(body)).stream()
                .map(fault -> fault.getInstanceLocation() + ": " + fault.getMessage())
                .toList();
    }
}
