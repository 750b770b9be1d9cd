package dev.dropwise.web;

import dev.dropwise.web.binding.BindingMessages;
import dev.dropwise.web.binding.RangeMessages;
import jakarta.validation.ConstraintViolation;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.databind.json.JsonMapper;

/** Says what Spring refused, without the names of classes and methods that its messages hold. */
@Component
class SpringMessages {

    private final BindingMessages bindingMessages;

    SpringMessages(JsonMapper mapper) {
        this.bindingMessages = new BindingMessages(mapper);
    }

    String detail(Exception e, @Nullable Object body, String path) {
        if (e instanceof NoResourceFoundException) {
            return Problem.nothingAt(path);
        }
        if (e instanceof HttpRequestMethodNotSupportedException refused) {
            return method(refused);
        }
        if (e instanceof HttpMediaTypeNotSupportedException refused) {
            return mediaType(refused);
        }
        if (e instanceof TypeMismatchException mismatch) {
            return mismatch(mismatch);
        }
        if (e instanceof MissingServletRequestParameterException missing) {
            return "parameter '%s': expected a value, received nothing"
                    .formatted(missing.getParameterName());
        }
        if (e instanceof HttpMessageNotReadableException) {
            return e.getCause() == null
                    ? "expected a JSON body, received nothing"
                    : "the body could not be read";
        }
        if (e instanceof HandlerMethodValidationException invalid) {
            return invalid.getParameterValidationResults().stream()
                    .flatMap(SpringMessages::violations)
                    .collect(Collectors.joining("; "));
        }
        if (e instanceof BindingResult invalid) {
            return invalid.getAllErrors().stream()
                    .map(SpringMessages::error)
                    .collect(Collectors.joining("; "));
        }
        if (e instanceof MaxUploadSizeExceededException large) {
            return String.valueOf(large.getMostSpecificCause().getMessage());
        }
        ProblemDetail known =
                body instanceof ProblemDetail problem
                        ? problem
                        : e instanceof ErrorResponse response ? response.getBody() : null;
        return known == null || known.getDetail() == null
                ? "the request could not be understood"
                : known.getDetail();
    }

    private static String method(HttpRequestMethodNotSupportedException e) {
        String[] supported = e.getSupportedMethods();
        Stream<String> expected =
                supported == null ? Stream.of("another method") : Stream.of(supported).sorted();
        return "expected %s, received %s"
                .formatted(expected.collect(Collectors.joining(" or ")), e.getMethod());
    }

    private static String mediaType(HttpMediaTypeNotSupportedException e) {
        String expected =
                e.getSupportedMediaTypes().stream()
                        .filter(MediaType::isConcrete)
                        .map(MediaType::toString)
                        .distinct()
                        .collect(Collectors.joining(" or "));
        MediaType received = e.getContentType();
        return "expected a body with the header Content-Type: %s, received %s"
                .formatted(
                        expected,
                        received == null
                                ? "none"
                                : received.getType() + "/" + received.getSubtype());
    }

    private String mismatch(TypeMismatchException e) {
        String name =
                e instanceof MethodArgumentTypeMismatchException argument
                        ? argument.getName()
                        : String.valueOf(e.getPropertyName());
        Class<?> type = e.getRequiredType();
        String detail = bindingMessages.expected(type, String.valueOf(e.getValue()));
        return "parameter '" + name + "': " + detail;
    }

    private static Stream<String> violations(ParameterValidationResult result) {
        String name = String.valueOf(result.getMethodParameter().getParameterName());
        return result.getResolvableErrors().stream()
                .map(error -> "parameter '" + name + "': " + violation(result, error, name));
    }

    private static String violation(
            ParameterValidationResult result, MessageSourceResolvable error, String name) {
        ConstraintViolation<?> violation = result.unwrap(error, ConstraintViolation.class);
        return RangeMessages.detail(
                violation.getConstraintDescriptor().getAnnotation(),
                Arrays.asList(result.getMethodParameter().getParameterAnnotations()),
                new RangeMessages.Received(
                        name, result.getMethodParameter().getParameterType(), result.getArgument()),
                violation.getMessage());
    }

    private static String error(ObjectError error) {
        String name = error instanceof FieldError field ? field.getField() : error.getObjectName();
        return "parameter '" + name + "': " + error.getDefaultMessage();
    }
}
