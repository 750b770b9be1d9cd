/** What all controllers share. */
@ApplicationModule(allowedDependencies = "problem")
@NullMarked
package dev.dropwise.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
