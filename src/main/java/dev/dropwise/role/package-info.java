/** What a process is there for: to answer requests, to train, or both. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.dropwise.role;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
