package dev.dropwise.security;

import dev.dropwise.web.Problem;
import dev.dropwise.web.ProblemResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Says what was refused and why, as all errors of the service do. */
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final String MISSING =
            "expected a key or a token in the header Authorization: Bearer …, received none; an admin"
                    + " makes keys by POST /api/v1/keys";

    private final KeyRequirement requirement;
    private final JsonMapper mapper;

    Refusals(KeyRequirement requirement, JsonMapper mapper) {
        this.requirement = requirement;
        this.mapper = mapper;
    }

    /** Nobody has said who asks. */
    @Override
    public void commence(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException refused)
            throws IOException {
        if (requirement.isInForce()) {
            unauthorized(request, response, "Bearer", MISSING);
        } else {
            nothingThere(request, response);
        }
    }

    /** Who asks may not do this; or nobody can, as it is not there. */
    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException {
        AccessMatch match = AccessMatch.of(request).orElse(null);
        if (match == null || match.rule().needed() == null) {
            nothingThere(request, response);
            return;
        }
        AccessRole needed = match.rule().needed();
        boolean isKept = Caller.current().filter(caller -> caller.has(needed)).isPresent();
        String detail =
                isKept
                        ? "expected a key for this, received one that is for some models only"
                        : "expected the role %s, received %s"
                                .formatted(needed.label(), rolesOfCaller());
        write(request, response, HttpStatus.FORBIDDEN, detail);
    }

    private static String rolesOfCaller() {
        return Caller.current()
                .map(caller -> caller.roles().stream().map(AccessRole::label).sorted().toList())
                .filter(roles -> !roles.isEmpty())
                .map(roles -> String.join(" and ", roles))
                .orElse("no role");
    }

    private void nothingThere(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String detail = Problem.nothingAt(request.getRequestURI());
        write(request, response, HttpStatus.NOT_FOUND, detail);
    }

    /** What was sent proves nothing. */
    void unauthorized(
            HttpServletRequest request,
            HttpServletResponse response,
            String challenge,
            String detail)
            throws IOException {
        SecurityContextHolder.clearContext();
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge);
        write(request, response, HttpStatus.UNAUTHORIZED, detail);
    }

    void write(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpStatus status,
            String detail)
            throws IOException {
        ProblemResponse answer =
                ProblemResponse.of(Problem.of(status, detail, request.getRequestURI()));
        byte[] body = mapper.writeValueAsBytes(answer.body());
        response.setStatus(answer.status());
        response.setContentType(answer.contentType().toString());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
