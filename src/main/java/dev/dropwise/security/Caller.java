package dev.dropwise.security;

import dev.dropwise.problem.Forbidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Who sent a request, known by a key or a token.
 *
 * @param name of the key, or of the token's subject; its jobs have it as their owner
 * @param models those that it may use; null for all
 * @param keyId of the key; null where a token was sent
 */
public record Caller(
        String name, Set<AccessRole> roles, @Nullable Set<String> models, @Nullable String keyId) {

    private static final String ATTRIBUTE = Caller.class.getName();

    /** What a name must be to be an owner as well. */
    public static final String NAME_REGEX = "[A-Za-z0-9][A-Za-z0-9._@-]{0,99}";

    public static final String NAME_EXPECTED =
            "expected letters, digits, '.', '_', '@' and '-', at most 100, starting with a letter or digit";

    public Caller {
        roles = Set.copyOf(roles);
        models = models == null ? null : Set.copyOf(models);
    }

    /** That of the request that this thread answers; nobody where no key is needed. */
    public static Optional<Caller> current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication instanceof CallerAuthentication known) {
            return Optional.of(known.getPrincipal());
        }
        // A request whose body came later goes on in a dispatch of its own, behind the filters.
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes sent
                ? of(sent.getRequest())
                : Optional.empty();
    }

    /** Remembers who sent a request, as long as it lasts. */
    void sent(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** Who sent a request. */
    static Optional<Caller> of(HttpServletRequest request) {
        return Optional.ofNullable((Caller) request.getAttribute(ATTRIBUTE));
    }

    /**
     * Whose a new thing is: the caller's, or where no key is needed that of whoever is named.
     *
     * @throws Forbidden where another owner is named, and the caller is no admin
     */
    public static @Nullable String ownerNamed(@Nullable String named) {
        Optional<Caller> caller = current();
        if (caller.isEmpty()) {
            return named;
        }
        if (named == null) {
            return caller.get().name;
        }
        caller.get().requireOwn(named);
        return named;
    }

    /**
     * Lets its owner change a thing, and admins; what has no owner may be changed by anybody.
     *
     * @throws Forbidden for anybody else
     */
    public static void requireOwner(String owner) {
        current().ifPresent(caller -> caller.requireOwn(owner));
    }

    private void requireOwn(String owner) {
        if (!owner.isEmpty() && !owner.equals(name) && !has(AccessRole.ADMIN)) {
            throw new Forbidden(
                    "this is for its owner %s or the role admin, received a key of %s"
                            .formatted(owner, name));
        }
    }

    boolean has(AccessRole needed) {
        return roles.stream().anyMatch(role -> role.includes(needed));
    }

    /** Whether it is narrowed to some models, and this is none of them. */
    boolean isKeptFrom(@Nullable String model) {
        return models != null && (model == null || !models.contains(model));
    }
}
