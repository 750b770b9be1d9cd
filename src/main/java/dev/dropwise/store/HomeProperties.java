package dev.dropwise.store;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where all state lives.
 *
 * @param home the folder of the database file, data sets and checkpoints
 */
@ConfigurationProperties("dropwise")
public record HomeProperties(@DefaultValue("./data") Path home) {}
