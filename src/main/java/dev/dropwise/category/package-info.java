/** Which texts name the same category, wherever somebody writes one. Knows no other module. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.dropwise.category;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
