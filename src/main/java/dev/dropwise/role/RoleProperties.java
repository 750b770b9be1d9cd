package dev.dropwise.role;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What this process is there for.
 *
 * @param role {@code all}, {@code api} or {@code worker}
 */
@ConfigurationProperties("dropwise")
public record RoleProperties(@DefaultValue("all") Role role) {}
