package dev.dropwise.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dropwise.problem.Fault;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * What went wrong with a request, as RFC 9457 problem details.
 *
 * @param errors all the faults of an invalid request
 * @param correlationId where in the service's log an unexpected failure is found
 */
@Schema(description = "What went wrong, as RFC 9457 problem details")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        @Schema(example = "/problems/invalid-request") String type,
        @Schema(example = "Invalid Request") String title,
        @Schema(example = "422") int status,
        @Schema(description = "what is wrong with this request, in one sentence") String detail,
        @Schema(description = "the path of the request") String instance,
        @Schema(description = "all the faults of an invalid request, each with its JSON pointer")
                @Nullable List<Fault> errors,
        @Schema(description = "where in the service's log an unexpected failure is found")
                @Nullable String correlationId) {

    public static Problem of(HttpStatusCode status, String detail, String instance) {
        String title = title(status);
        String slug = title.toLowerCase(Locale.ROOT).replace(' ', '-');
        return new Problem(
                "/problems/" + slug,
                title,
                status.value(),
                Fault.excerpt(detail),
                Fault.excerpt(instance),
                null,
                null);
    }

    /** What is said of a path that leads nowhere. */
    public static String nothingAt(String path) {
        return "there is nothing at %s; /swagger-ui/index.html shows what there is".formatted(path);
    }

    public Problem withErrors(List<Fault> errors) {
        return new Problem(type, title, status, detail, instance, errors, correlationId);
    }

    Problem withCorrelationId(String correlationId) {
        return new Problem(type, title, status, detail, instance, errors, correlationId);
    }

    private static String title(HttpStatusCode code) {
        HttpStatus status = HttpStatus.resolve(code.value());
        if (status == null) {
            return "Error " + code.value();
        }
        return status == HttpStatus.UNPROCESSABLE_CONTENT
                ? "Invalid Request"
                : status.getReasonPhrase();
    }
}
