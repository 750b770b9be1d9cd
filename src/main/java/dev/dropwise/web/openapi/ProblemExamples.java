package dev.dropwise.web.openapi;

import dev.dropwise.problem.Fault;
import dev.dropwise.web.Problem;
import dev.dropwise.web.ProblemHandler;
import dev.dropwise.web.binding.FaultMessages;
import java.util.List;
import org.springframework.http.HttpStatus;

/** What each error status means and looks like, for the OpenAPI document. */
final class ProblemExamples {

    private ProblemExamples() {}

    static String meaning(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "Malformed JSON, or a parameter that cannot be understood";
            case UNAUTHORIZED -> "A key is needed, or the one that came is not valid";
            case FORBIDDEN -> "Whoever asks may not do this; the detail names the role that may";
            case NOT_FOUND -> "There is no such thing";
            case CONFLICT -> "Its state does not allow this";
            case NOT_ACCEPTABLE -> "The answer has none of the media types that are accepted";
            case REQUEST_TIMEOUT -> "The body did not come in time";
            case CONTENT_TOO_LARGE -> "More was sent than the stated bound";
            case UNSUPPORTED_MEDIA_TYPE -> "The body is of another media type";
            case UNPROCESSABLE_CONTENT -> "Well-formed, but invalid; all its faults are listed";
            case TOO_MANY_REQUESTS ->
                    "The caller's quota is used up; Retry-After says for how long";
            case SERVICE_UNAVAILABLE -> "A bound is reached; Retry-After says when to come back";
            default -> "The service failed; its log has more under the correlation id";
        };
    }

    static Problem of(HttpStatus status, String path) {
        String id = "7d3e2c1a-5b0f-4d0e-9a6b-2f1c8e7d6a5b";
        if (status == HttpStatus.INTERNAL_SERVER_ERROR) {
            return ProblemHandler.failure(id, path);
        }
        Problem problem = Problem.of(status, detail(status), path);
        return status == HttpStatus.UNPROCESSABLE_CONTENT
                ? problem.withErrors(
                        List.of(
                                new Fault(
                                        "/model/layers/2/rate",
                                        "expected 0 <= rate < 1, received 1.5"),
                                new Fault(
                                        "/model/layers/0/type",
                                        FaultMessages.oneOf(
                                                List.of("dense", "dropout"),
                                                tools.jackson.databind.node.StringNode.valueOf(
                                                        "dnse")))))
                : problem;
    }

    private static String detail(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "malformed JSON at line 3, column 17: unexpected character";
            case UNAUTHORIZED -> "the key is unknown, revoked or expired";
            case FORBIDDEN -> "expected the role trainer, received reader";
            case NOT_FOUND -> "there is no job '0198c7e2'";
            case CONFLICT -> "the job has succeeded already";
            case NOT_ACCEPTABLE -> "Acceptable representations: [application/json].";
            case REQUEST_TIMEOUT -> "the body did not come in time";
            case CONTENT_TOO_LARGE -> "expected a JSON body of at most 1048576 bytes";
            case UNSUPPORTED_MEDIA_TYPE ->
                    "expected a body with the header Content-Type: application/json, received text/plain";
            case UNPROCESSABLE_CONTENT -> "2 faults, see errors";
            case TOO_MANY_REQUESTS ->
                    "expected at most 50 requests a second of one caller, 500 at once";
            default -> "the queue is full";
        };
    }
}
