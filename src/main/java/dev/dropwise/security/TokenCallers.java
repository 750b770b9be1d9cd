package dev.dropwise.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/** Who holds a token of the issuer that is configured. */
@Component
class TokenCallers {

    private static final Logger log = LoggerFactory.getLogger(TokenCallers.class);

    private final ObjectProvider<JwtDecoder> issuer;
    private final SecurityProperties properties;

    TokenCallers(ObjectProvider<JwtDecoder> issuer, SecurityProperties properties) {
        this.issuer = issuer;
        this.properties = properties;
    }

    /**
     * The holder of a token, with those of its roles that are ours.
     *
     * @throws UnknownCaller where it is not the issuer's, expired, or names nobody
     */
    Caller of(String token) {
        JwtDecoder decoder = issuer.getIfAvailable();
        if (decoder == null) {
            throw new UnknownCaller("expected a key, dw_<id>_<secret>: tokens have no issuer here");
        }
        Jwt jwt = decoded(decoder, token);
        return new Caller(name(jwt), roles(jwt), null, null);
    }

    private static Jwt decoded(JwtDecoder decoder, String token) {
        try {
            return decoder.decode(token);
        } catch (BadJwtException e) {
            throw new UnknownCaller("the token is not valid: " + e.getMessage());
        } catch (JwtException e) {
            log.warn("Cannot check tokens: {}", e.toString());
            throw new UnknownCaller("the token cannot be checked: its issuer does not answer");
        }
    }

    private String name(Jwt jwt) {
        String claim = properties.nameClaim();
        String name = String.valueOf(at(jwt.getClaims(), claim));
        if (!name.matches(Caller.NAME_REGEX)) {
            throw new UnknownCaller("claim '%s': %s".formatted(claim, Caller.NAME_EXPECTED));
        }
        return name;
    }

    private Set<AccessRole> roles(Jwt jwt) {
        Object found = at(jwt.getClaims(), properties.rolesClaim());
        Collection<?> labels =
                found instanceof Collection<?> list
                        ? list
                        : found instanceof String text
                                ? Arrays.asList(text.split(" ", -1))
                                : List.of();
        return labels.stream()
                .flatMap(label -> AccessRole.labelled(String.valueOf(label)).stream())
                .collect(Collectors.toSet());
    }

    /** What a claim has, or where its name has dots and there is none of that name, one in it. */
    private static @Nullable Object at(Map<?, ?> claims, String name) {
        if (claims.containsKey(name)) {
            return claims.get(name);
        }
        int dot = name.indexOf('.');
        return dot > 0 && claims.get(name.substring(0, dot)) instanceof Map<?, ?> inner
                ? at(inner, name.substring(dot + 1))
                : null;
    }
}
