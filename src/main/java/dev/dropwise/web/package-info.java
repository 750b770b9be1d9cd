/**
 * What all controllers share. Request bodies are read so that every fault comes out at once ({@link
 * dev.dropwise.web.binding.JsonBodies}), every error leaves as RFC 9457 problem details ({@link
 * dev.dropwise.web.Problem}), collections come in pages ({@link dev.dropwise.web.Page}), and the
 * OpenAPI document follows from the controllers and records.
 */
@ApplicationModule(allowedDependencies = {"problem", "role"})
@NullMarked
package dev.dropwise.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
