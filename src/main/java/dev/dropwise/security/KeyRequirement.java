package dev.dropwise.security;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.stereotype.Component;

/** Whether requests need a key or a token: once there is, or was, one key, or an issuer is set. */
@Component
class KeyRequirement {

    private final KeyCache keys;
    private final boolean hasIssuer;

    KeyRequirement(KeyCache keys, ObjectProvider<JwtDecoder> issuer) {
        this.keys = keys;
        this.hasIssuer = issuer.getIfAvailable() != null;
    }

    boolean isInForce() {
        return hasIssuer || keys.areThereAny();
    }

    boolean hasIssuer() {
        return hasIssuer;
    }
}
