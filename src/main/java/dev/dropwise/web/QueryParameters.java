package dev.dropwise.web;

import dev.dropwise.web.binding.FaultMessages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.RecordComponent;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.core.MethodParameter;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Refuses what a handler of ours does not ask for in the query, as unknown properties of a body
 * are: a misspelt filter must not answer with everything. A handler that takes a map reads its
 * parameters itself.
 */
class QueryParameters implements HandlerInterceptor {

    private static final String OURS = "dev.dropwise.";

    private final Map<HandlerMethod, Known> known = new ConcurrentHashMap<>();

    /**
     * What a handler takes.
     *
     * @param several whether each may be given more than once
     * @param any whether it reads all there are
     */
    private record Known(Map<String, Boolean> several, boolean any) {}

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        String query = request.getQueryString();
        if (query != null
                && handler instanceof HandlerMethod method
                && method.getBeanType().getName().startsWith(OURS)) {
            check(query, known.computeIfAbsent(method, QueryParameters::read));
        }
        return true;
    }

    private static void check(String query, Known known) {
        if (known.any) {
            return;
        }
        List<BadParameter> bad = new ArrayList<>();
        parameters(query).forEach((name, values) -> refuse(name, values.size(), known, bad));
        if (!bad.isEmpty()) {
            throw BadParameter.all(bad);
        }
    }

    private static void refuse(String name, int times, Known known, List<BadParameter> bad) {
        Boolean several = known.several.get(name);
        if (several == null) {
            bad.add(new BadParameter(FaultMessages.shortened(name), unknown(name, known)));
        } else if (!several && times > 1) {
            bad.add(new BadParameter(name, "one value", times + " values"));
        }
    }

    private static String unknown(String name, Known known) {
        List<String> names = known.several.keySet().stream().sorted().toList();
        if (names.isEmpty()) {
            return "unknown; expected no parameters";
        }
        String hint =
                FaultMessages.nearest(name, names)
                        .map(", did you mean '%s'?"::formatted)
                        .orElse(";");
        return "unknown" + hint + " expected " + String.join(", ", names);
    }

    /** Those of the query alone: the servlet's parameters are those of a form in the body too. */
    private static MultiValueMap<String, String> parameters(String query) {
        MultiValueMap<String, String> decoded = new LinkedMultiValueMap<>();
        UriComponentsBuilder.newInstance()
                .query(query)
                .build()
                .getQueryParams()
                .forEach(
                        (name, values) ->
                                values.forEach(value -> decoded.add(decode(name), value)));
        return decoded;
    }

    private static String decode(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return name;
        }
    }

    private static Known read(HandlerMethod method) {
        Map<String, Boolean> several = new LinkedHashMap<>();
        boolean any = false;
        for (MethodParameter parameter : method.getMethodParameters()) {
            RequestParam single = parameter.getParameterAnnotation(RequestParam.class);
            if (single != null && Map.class.isAssignableFrom(parameter.getParameterType())) {
                any = true;
            } else if (single != null) {
                several.put(name(single, parameter), takesSeveral(parameter.getParameterType()));
            } else if (isRecord(parameter)) {
                Arrays.stream(parameter.getParameterType().getRecordComponents())
                        .map(RecordComponent::getName)
                        .forEach(name -> several.put(name, false));
            }
        }
        return new Known(several, any);
    }

    private static String name(RequestParam single, MethodParameter parameter) {
        @Nullable String name = parameter.getParameterName();
        return single.name().isEmpty() && name != null ? name : single.name();
    }

    private static boolean takesSeveral(Class<?> type) {
        return type.isArray() || Collection.class.isAssignableFrom(type);
    }

    static boolean isRecord(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return type.isRecord()
                && (parameter.hasParameterAnnotation(ParameterObject.class)
                        || type.isAnnotationPresent(ParameterObject.class));
    }
}
