package dev.dropwise.web;

import dev.dropwise.problem.Fault;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A problem as it goes over the wire: problem details, or under {@code /v2} what the Open Inference
 * Protocol has in its place.
 */
public record ProblemResponse(MediaType contentType, Object body, int status) {

    public static ProblemResponse of(Problem problem) {
        return isInference(problem.instance())
                ? new ProblemResponse(
                        MediaType.APPLICATION_JSON,
                        Map.of("error", sentence(problem)),
                        problem.status())
                : new ProblemResponse(
                        MediaType.APPLICATION_PROBLEM_JSON, problem, problem.status());
    }

    public static boolean isInference(String path) {
        return path.equals("/v2") || path.startsWith("/v2/");
    }

    /**
     * The content type is set, not negotiated: an error is told to clients of CSV or events too.
     */
    ResponseEntity<Object> entity(HttpHeaders headers) {
        HttpHeaders all = new HttpHeaders();
        all.putAll(headers);
        all.setContentType(contentType);
        return ResponseEntity.status(status).headers(all).body(body);
    }

    private static String sentence(Problem problem) {
        StringBuilder sentence = new StringBuilder(problem.detail());
        if (problem.errors() != null && problem.errors().size() > 1) {
            for (Fault fault : problem.errors()) {
                sentence.append("; ").append(fault.pointer()).append(": ").append(fault.detail());
            }
        }
        return sentence.toString();
    }
}
