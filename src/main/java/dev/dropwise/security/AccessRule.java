package dev.dropwise.security;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * One line of the table: who may send these requests.
 *
 * @param methods which; read-only ones, all, or POST alone
 * @param path {@code {model}} in it is what a caller may be narrowed to
 * @param needed null where nobody needs a key
 * @param changes whether what is not read-only about it is written to the audit log
 * @param forEveryMachine whether it is answered where it comes from another machine, or is for
 *     another host's name, even without keys
 */
record AccessRule(
        Methods methods,
        PathPattern path,
        @Nullable AccessRole needed,
        boolean changes,
        boolean forEveryMachine) {

    static final String MODEL = "model";

    /** Kinds of methods. */
    enum Methods {
        READING,
        POST,
        ALL;

        boolean include(String method) {
            return switch (this) {
                case READING -> isReading(method);
                case POST -> HttpMethod.POST.matches(method);
                case ALL -> true;
            };
        }
    }

    AccessRule(Methods methods, String path, @Nullable AccessRole needed) {
        this(methods, PathPatternParser.defaultInstance.parse(path), needed, true, false);
    }

    /** Whether the service is alive and ready: what watches it has no key and knows no name. */
    static AccessRule ofHealth(String path) {
        return new AccessRule(
                Methods.READING, PathPatternParser.defaultInstance.parse(path), null, true, true);
    }

    /** The same for what computes an answer and keeps nothing. */
    AccessRule withoutChanges() {
        return new AccessRule(methods, path, needed, false, forEveryMachine);
    }

    static boolean isReading(String method) {
        return HttpMethod.GET.matches(method)
                || HttpMethod.HEAD.matches(method)
                || HttpMethod.OPTIONS.matches(method);
    }

    boolean matches(String method, PathContainer requested) {
        return methods.include(method) && path.matches(requested);
    }

    /** Whether a caller may send a request that matches. */
    boolean allows(Caller caller, PathContainer requested) {
        return needed == null || (caller.has(needed) && !caller.isKeptFrom(model(requested)));
    }

    private @Nullable String model(PathContainer requested) {
        return Optional.ofNullable(path.matchAndExtract(requested))
                .map(found -> found.getUriVariables().get(MODEL))
                .orElse(null);
    }
}
