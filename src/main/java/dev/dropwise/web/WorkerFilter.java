package dev.dropwise.web;

import dev.dropwise.role.RoleProperties;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/** A worker has nothing to answer with but its health and its metrics. */
@Component
@Order(WorkerFilter.ORDER)
class WorkerFilter extends OncePerRequestFilter {

    /** Behind what gives every answer its headers, before all else. */
    static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

    private final boolean serves;
    private final JsonMapper mapper;

    WorkerFilter(RoleProperties properties, JsonMapper mapper) {
        this.serves = properties.role().serves();
        this.mapper = mapper;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return serves || request.getRequestURI().startsWith("/actuator");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String detail = "this process is a worker: ask one whose dropwise.role is api or all";
        ProblemResponse problemResponse =
                ProblemResponse.of(
                        Problem.of(HttpStatus.NOT_FOUND, detail, request.getRequestURI()));
        response.setStatus(problemResponse.status());
        response.setContentType(problemResponse.contentType().toString());
        mapper.writeValue(response.getOutputStream(), problemResponse.body());
    }
}
