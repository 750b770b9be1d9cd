package dev.dropwise.web.body;

import dev.dropwise.problem.Overloaded;
import dev.dropwise.web.Problem;
import dev.dropwise.web.ProblemResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/**
 * Why a body is not taken.
 *
 * @param retryAfter seconds after which it may be; 0 where that would not help
 */
record BodyRejection(HttpStatus status, String detail, long retryAfter) {

    static BodyRejection tooLarge(long most) {
        return new BodyRejection(
                HttpStatus.CONTENT_TOO_LARGE,
                "expected a JSON body of at most " + most + " bytes",
                0);
    }

    static BodyRejection unreadable() {
        return new BodyRejection(HttpStatus.BAD_REQUEST, "the body could not be read", 0);
    }

    static BodyRejection tooSlow() {
        return new BodyRejection(HttpStatus.REQUEST_TIMEOUT, "the body did not come in time", 0);
    }

    static BodyRejection overloaded(String detail) {
        return new BodyRejection(HttpStatus.SERVICE_UNAVAILABLE, detail, 5);
    }

    static BodyRejection of(Overloaded e) {
        long seconds = Math.max(1, e.retryAfter().plusMillis(999).toSeconds());
        return new BodyRejection(
                HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(e.getMessage()), seconds);
    }

    /** The connection ends with it: of what is left of the body nobody knows how long it takes. */
    void write(HttpServletRequest request, HttpServletResponse response, JsonMapper mapper)
            throws IOException {
        ProblemResponse problem =
                ProblemResponse.of(Problem.of(status, detail, request.getRequestURI()));
        response.setStatus(problem.status());
        response.setContentType(problem.contentType().toString());
        response.setHeader(HttpHeaders.CONNECTION, "close");
        if (retryAfter > 0) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter));
        }
        mapper.writeValue(response.getOutputStream(), problem.body());
    }
}
