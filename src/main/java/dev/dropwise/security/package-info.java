/**
 * Who may do what: keys and tokens, the table of which operation needs which role ({@link
 * dev.dropwise.security.AccessTable}), what is refused before any of that, and the audit log.
 * Without any key this machine alone is answered.
 */
@ApplicationModule(allowedDependencies = {"problem", "web"})
@NullMarked
package dev.dropwise.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
