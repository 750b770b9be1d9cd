/**
 * Connections on which no request is being answered: new ones, those whose head of a request comes
 * slowly, and those that are kept alive. They take no threads, but they are bounded; and so is how
 * slowly an answer may be taken, for which a thread waits.
 */
@NullMarked
package dev.dropwise.web.connection;

import org.jspecify.annotations.NullMarked;
