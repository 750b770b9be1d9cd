package dev.dropwise.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds of the HTTP interface.
 *
 * @param maxJsonSize the largest JSON body that is read; uploads have Spring's multipart bounds
 */
@ConfigurationProperties("dropwise.web")
record WebProperties(@DefaultValue("64MB") DataSize maxJsonSize) {}
