package dev.dropwise.security;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.ServletRequestPathUtils;

/** The line of the table that a request fits, looked for once. */
record AccessMatch(AccessRule rule, PathContainer path) {

    private static final String ATTRIBUTE = AccessMatch.class.getName();

    /** Looks for it; the request then carries what was found. */
    static Optional<AccessMatch> look(HttpServletRequest request) {
        PathContainer path = ServletRequestPathUtils.parse(request).pathWithinApplication();
        Optional<AccessMatch> match =
                AccessTable.find(request.getMethod(), path)
                        .map(rule -> new AccessMatch(rule, path));
        match.ifPresent(found -> request.setAttribute(ATTRIBUTE, found));
        return match;
    }

    /** What was found before. */
    static Optional<AccessMatch> of(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof AccessMatch match
                ? Optional.of(match)
                : Optional.empty();
    }

    /** Whether nobody needs a key for it. */
    boolean isOpen() {
        return rule.needed() == null;
    }

    /** Whether it is answered wherever it comes from, whatever host it is for. */
    boolean isForEveryMachine() {
        return rule.forEveryMachine();
    }

    boolean allows(Caller caller) {
        return rule.allows(caller, path);
    }
}
