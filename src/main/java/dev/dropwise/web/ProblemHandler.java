package dev.dropwise.web;

import dev.dropwise.problem.Conflict;
import dev.dropwise.problem.DatabaseFaults;
import dev.dropwise.problem.Forbidden;
import dev.dropwise.problem.Invalid;
import dev.dropwise.problem.NotFound;
import dev.dropwise.problem.Overloaded;
import dev.dropwise.problem.QuotaReached;
import dev.dropwise.problem.TooLarge;
import dev.dropwise.problem.UpstreamFailed;
import dev.dropwise.web.body.SlowBody;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.UUID;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/** Turns every exception that reaches the dispatcher into a problem. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public class ProblemHandler extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

    private static final Duration DATABASE_IS_BACK = Duration.ofSeconds(5);
    private static final Duration DISK_IS_BACK = Duration.ofMinutes(1);

    private final SpringMessages springMessages;

    ProblemHandler(SpringMessages springMessages) {
        this.springMessages = springMessages;
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> notFound(NotFound e, WebRequest request) {
        return answer(HttpStatus.NOT_FOUND, e, request);
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> forbidden(Forbidden e, WebRequest request) {
        return answer(HttpStatus.FORBIDDEN, e, request);
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> conflict(Conflict e, WebRequest request) {
        return answer(HttpStatus.CONFLICT, e, request);
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> tooLarge(TooLarge e, WebRequest request) {
        return answer(HttpStatus.CONTENT_TOO_LARGE, e, request);
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> upstreamFailed(UpstreamFailed e, WebRequest request) {
        return answer(HttpStatus.BAD_GATEWAY, e, request);
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> malformed(MalformedJson e, WebRequest request) {
        return answer(HttpStatus.BAD_REQUEST, e, request);
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> malformed(BadParameter e, WebRequest request) {
        return answer(HttpStatus.BAD_REQUEST, e, request);
    }

    /** What Tomcat finds wrong with a query, which is read late. */
    @ExceptionHandler
    @Nullable ResponseEntity<Object> malformed(InvalidParameterException e, WebRequest request) {
        log.debug("{}: {}", path(request), e.toString());
        String detail =
                "the query could not be read: expected at most 1000 parameters with names, percent-encoded in UTF-8";
        return answer(
                Problem.of(HttpStatus.BAD_REQUEST, detail, path(request)),
                new HttpHeaders(),
                request);
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> malformed(MultipartException e, WebRequest request) {
        Throwable cause = e.getMostSpecificCause();
        if (cause instanceof SlowBody) {
            return answer(HttpStatus.REQUEST_TIMEOUT, (Exception) cause, request);
        }
        if (isOfOurDisk(cause)) {
            return noRoom(e, request);
        }
        String detail = "the parts of the body could not be read: " + cause.getMessage();
        return answer(
                Problem.of(HttpStatus.BAD_REQUEST, detail, path(request)),
                new HttpHeaders(),
                request);
    }

    /** Spring takes what names a large file for a client's. */
    @Override
    protected @Nullable ResponseEntity<Object> handleMaxUploadSizeExceededException(
            MaxUploadSizeExceededException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return isOfOurDisk(e.getMostSpecificCause())
                ? noRoom(e, request)
                : super.handleMaxUploadSizeExceededException(e, headers, status, request);
    }

    private static @Nullable ResponseEntity<Object> noRoom(
            MultipartException e, WebRequest request) {
        log.error("{}: cannot write the parts of a body", path(request), e);
        String detail =
                "the service could not write the parts of the body (%s): see that dropwise.home"
                        + " is there and has space";
        return unavailable(
                detail.formatted(e.getMostSpecificCause().getMessage()), DISK_IS_BACK, request);
    }

    /** What a client does wrong, or a connection, has classes of its own. */
    private static boolean isOfOurDisk(Throwable cause) {
        return cause.getClass() == IOException.class
                || cause instanceof FileSystemException
                || cause instanceof FileNotFoundException;
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> invalid(Invalid e, WebRequest request) {
        int count = e.count();
        String detail = count == 1 ? e.getMessage() : count + " faults, see errors";
        Problem problem =
                Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, String.valueOf(detail), path(request));
        return answer(problem.withErrors(e.faults()), new HttpHeaders(), request);
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> overloaded(Overloaded e, WebRequest request) {
        HttpStatus status =
                e instanceof QuotaReached
                        ? HttpStatus.TOO_MANY_REQUESTS
                        : HttpStatus.SERVICE_UNAVAILABLE;
        return later(status, String.valueOf(e.getMessage()), e.retryAfter(), request);
    }

    private static @Nullable ResponseEntity<Object> unavailable(
            String detail, Duration after, WebRequest request) {
        return later(HttpStatus.SERVICE_UNAVAILABLE, detail, after, request);
    }

    private static @Nullable ResponseEntity<Object> later(
            HttpStatus status, String detail, Duration after, WebRequest request) {
        HttpHeaders headers = new HttpHeaders();
        long seconds = Math.max(1, after.plusMillis(999).toSeconds());
        headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        Problem problem = Problem.of(status, detail, path(request));
        return answer(problem, headers, request);
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> unexpected(Exception e, WebRequest request) {
        if (DisconnectedClientHelper.isClientDisconnectedException(e)) {
            log.debug("{}: the client has gone", path(request));
            return null;
        }
        if (DatabaseFaults.isPassing(e)) {
            log.warn("{}: the database is away: {}", path(request), e.toString());
            return unavailable("the database is away for the moment", DATABASE_IS_BACK, request);
        }
        String id = UUID.randomUUID().toString();
        log.error("{} failed, correlation id {}", path(request), id, e);
        return answer(failure(id, path(request)), new HttpHeaders(), request);
    }

    public static Problem failure(String correlationId, String instance) {
        String detail =
                "the service failed; its log says why under correlation id " + correlationId;
        return Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, detail, instance)
                .withCorrelationId(correlationId);
    }

    /** Ids are opaque: one that cannot be is of nothing, as one that might be. */
    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        boolean isId = e.getRequiredType() == UUID.class && isInPath(e);
        return super.handleTypeMismatch(e, headers, isId ? HttpStatus.NOT_FOUND : status, request);
    }

    private static boolean isInPath(TypeMismatchException e) {
        return e instanceof MethodArgumentTypeMismatchException argument
                && argument.getParameter().hasParameterAnnotation(PathVariable.class);
    }

    /** Everything that Spring itself refuses comes through here. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (status.is5xxServerError() && status.value() != 503) {
            return unexpected(e, request);
        }
        String detail = springMessages.detail(e, body, path(request));
        return answer(Problem.of(status, detail, path(request)), headers, request);
    }

    private @Nullable ResponseEntity<Object> answer(
            HttpStatus status, Exception e, WebRequest request) {
        Problem problem = Problem.of(status, String.valueOf(e.getMessage()), path(request));
        return answer(problem, new HttpHeaders(), request);
    }

    private static @Nullable ResponseEntity<Object> answer(
            Problem problem, HttpHeaders headers, WebRequest request) {
        HttpServletResponse response = ((ServletWebRequest) request).getResponse();
        if (response != null && response.isCommitted()) {
            return null;
        }
        return ProblemResponse.of(problem).entity(headers);
    }

    private static String path(WebRequest request) {
        return ((ServletWebRequest) request).getRequest().getRequestURI();
    }
}
