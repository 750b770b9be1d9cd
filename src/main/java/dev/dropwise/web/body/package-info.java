/**
 * How bodies of requests are received: without a thread that waits for a slow one, within bounds of
 * their size, time and number, and of the memory that all of them take.
 */
@NullMarked
package dev.dropwise.web.body;

import org.jspecify.annotations.NullMarked;
