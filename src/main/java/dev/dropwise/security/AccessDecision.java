package dev.dropwise.security;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Lets through what the table allows; everything that is in it where no key is needed. */
final class AccessDecision implements AuthorizationManager<RequestAuthorizationContext> {

    private static final AuthorizationDecision YES = new AuthorizationDecision(true);
    private static final AuthorizationDecision NO = new AuthorizationDecision(false);

    private final KeyRequirement requirement;

    AccessDecision(KeyRequirement requirement) {
        this.requirement = requirement;
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> authentication,
            RequestAuthorizationContext context) {
        return AccessMatch.of(context.getRequest())
                .map(match -> isAllowed(authentication, match) ? YES : NO)
                .orElse(NO);
    }

    private boolean isAllowed(
            Supplier<? extends @Nullable Authentication> authentication, AccessMatch match) {
        if (match.isOpen()) {
            return true;
        }
        return authentication.get() instanceof CallerAuthentication known
                ? match.allows(known.getPrincipal())
                : !requirement.isInForce();
    }
}
