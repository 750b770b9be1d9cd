package dev.dropwise.store;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What secrets are encrypted with.
 *
 * @param key 32 bytes in base64, the same for all processes; without it one is made in a file of
 *     the home folder
 */
@ConfigurationProperties("dropwise.secrets")
public record SecretProperties(@Nullable String key) {

    /** Shown to nobody. */
    @Override
    public String toString() {
        return "SecretProperties[]";
    }
}
