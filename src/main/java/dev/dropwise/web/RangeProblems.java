package dev.dropwise.web;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Answers a range that is not in a file with that alone: Spring sends the whole file after it. */
@ControllerAdvice
class RangeProblems implements ResponseBodyAdvice<Object> {

    @Override
    public boolean supports(
            MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        HttpServletResponse servletResponse =
                ((ServletServerHttpResponse) response).getServletResponse();
        String range = response.getHeaders().getFirst(HttpHeaders.CONTENT_RANGE);
        if (range == null
                || servletResponse.getStatus()
                        != HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE.value()) {
            return body;
        }
        servletResponse.setHeader(HttpHeaders.CONTENT_RANGE, range);
        throw new ResponseStatusException(
                HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
                "expected a range like bytes=0-99 within " + range);
    }
}
