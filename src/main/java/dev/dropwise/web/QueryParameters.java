package dev.dropwise.web;

import dev.dropwise.web.binding.BindingMessages;
import dev.dropwise.web.binding.FaultMessages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses what a handler of ours does not ask for in the query, as unknown properties of a body
 * are: a misspelt filter must not answer with everything. A handler that takes a map reads its
 * parameters itself.
 */
class QueryParameters implements HandlerInterceptor {

    private static final String OURS = "dev.dropwise.";

    private final Map<HandlerMethod, Known> known = new ConcurrentHashMap<>();
    private final BindingMessages bindingMessages;

    QueryParameters(JsonMapper mapper) {
        this.bindingMessages = new BindingMessages(mapper);
    }

    /**
     * What a handler takes.
     *
     * @param types of the parameters by their names
     * @param any whether it reads all there are
     */
    private record Known(Map<String, Class<?>> types, boolean any) {}

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

    private void check(String query, Known known) {
        if (known.any) {
            return;
        }
        List<BadParameter> bad = new ArrayList<>();
        parameters(query).forEach((name, values) -> refuse(name, values, known, bad));
        if (!bad.isEmpty()) {
            throw BadParameter.all(bad);
        }
    }

    private void refuse(String name, List<String> values, Known known, List<BadParameter> bad) {
        Class<?> type = known.types.get(name);
        if (type == null) {
            bad.add(new BadParameter(FaultMessages.shortened(name), unknown(name, known)));
        } else if (!takesSeveral(type) && values.size() > 1) {
            bad.add(new BadParameter(name, "one value", values.size() + " values"));
        } else if (!isText(type) && values.stream().anyMatch(String::isBlank)) {
            bad.add(new BadParameter(name, bindingMessages.expected(type, values.get(0))));
        }
    }

    /** Spring takes what is blank for what is not there. */
    private static boolean isText(Class<?> type) {
        return type == String.class || takesSeveral(type);
    }

    private static String unknown(String name, Known known) {
        List<String> names = known.types.keySet().stream().sorted().toList();
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
                                values.forEach(value -> decoded.add(decode(name), decode(value))));
        return decoded;
    }

    private static String decode(@Nullable String text) {
        try {
            return text == null ? "" : URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }

    private static Known read(HandlerMethod method) {
        Map<String, Class<?>> types = new LinkedHashMap<>();
        boolean any = false;
        for (MethodParameter parameter : method.getMethodParameters()) {
            RequestParam single = parameter.getParameterAnnotation(RequestParam.class);
            if (single != null && Map.class.isAssignableFrom(parameter.getParameterType())) {
                any = true;
            } else if (single != null) {
                types.put(name(single, parameter), parameter.getParameterType());
            } else if (isRecord(parameter)) {
                Arrays.stream(parameter.getParameterType().getRecordComponents())
                        .forEach(part -> types.put(part.getName(), part.getType()));
            }
        }
        return new Known(types, any);
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
