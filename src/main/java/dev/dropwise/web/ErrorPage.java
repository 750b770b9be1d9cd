package dev.dropwise.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers for what fails outside the dispatcher, in a filter or in the container. */
@Hidden
@RestController
class ErrorPage implements ErrorController {

    private static final Logger log = LoggerFactory.getLogger(ErrorPage.class);

    @RequestMapping("/error")
    ResponseEntity<Object> error(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        HttpStatusCode code =
                status instanceof Integer value
                        ? HttpStatusCode.valueOf(value)
                        : HttpStatus.NOT_FOUND;
        String instance = path == null ? request.getRequestURI() : path.toString();
        return ProblemResponse.of(problem(request, code, instance)).entity(new HttpHeaders());
    }

    private static Problem problem(
            HttpServletRequest request, HttpStatusCode status, String instance) {
        if (status.value() == 500) {
            String id = UUID.randomUUID().toString();
            Object cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
            log.error("{} failed, correlation id {}", instance, id, cause);
            return ProblemHandler.failure(id, instance);
        }
        HttpStatus known = HttpStatus.resolve(status.value());
        String detail = known == null ? "the request was refused" : known.getReasonPhrase();
        return Problem.of(status, detail, instance);
    }
}
