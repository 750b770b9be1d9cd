package dev.dropwise.web;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Reads a record of query parameters, null where one is missing. Spring's own way reads headers of
 * the same names as well.
 */
class ParameterRecordResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return QueryParameters.isRecord(parameter)
                && parameter.getParameterType() != PageQuery.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders)
            throws Exception {
        RecordComponent[] components = parameter.getParameterType().getRecordComponents();
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < components.length && binders != null; i++) {
            String name = components[i].getName();
            WebDataBinder binder = binders.createBinder(request, null, name);
            values[i] = value(binder, components[i], request.getParameter(name), parameter);
        }
        return BeanUtils.instantiateClass(constructor(parameter, components), values);
    }

    private static @Nullable Object value(
            WebDataBinder binder,
            RecordComponent component,
            @Nullable String sent,
            MethodParameter parameter) {
        try {
            return sent == null ? null : binder.convertIfNecessary(sent, component.getType());
        } catch (TypeMismatchException e) {
            throw new MethodArgumentTypeMismatchException(
                    sent, component.getType(), component.getName(), parameter, e);
        }
    }

    private static Constructor<?> constructor(
            MethodParameter parameter, RecordComponent[] components) throws NoSuchMethodException {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
        return parameter.getParameterType().getDeclaredConstructor(types);
    }
}
