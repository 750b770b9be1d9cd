package dev.dropwise.web;

import dev.dropwise.web.binding.FaultMessages;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads {@code ?limit=} and {@code ?after=} for the controllers that take a {@link PageQuery}. */
class PageQueryResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PageQuery.class;
    }

    @Override
    public PageQuery resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        String cursor = request.getParameter("after");
        return new PageQuery(
                limit(request.getParameter("limit")),
                cursor == null || cursor.isEmpty() ? null : PageQuery.id(cursor));
    }

    private static int limit(@Nullable String limit) {
        if (limit == null || limit.isEmpty()) {
            return PageQuery.DEFAULT_LIMIT;
        }
        try {
            int value = Integer.parseInt(limit);
            if (value >= 1 && value <= PageQuery.MOST) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Refused below, like a number out of range.
        }
        throw new BadParameter(
                "limit", "1 <= limit <= " + PageQuery.MOST, FaultMessages.quoted(limit));
    }
}
