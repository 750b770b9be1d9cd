/**
 * What repositories share: JSON columns, and files known by the hash of their content, in a folder
 * or in a bucket of S3.
 */
@ApplicationModule(allowedDependencies = {"problem"})
@NullMarked
package dev.dropwise.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
