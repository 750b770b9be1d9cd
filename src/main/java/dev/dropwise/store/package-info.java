/**
 * What repositories share: JSON columns, and a folder of files known by the hash of their content.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.dropwise.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
