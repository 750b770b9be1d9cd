/** Reading JSON bodies into records so that all faults are found, each with its place. */
@NullMarked
package dev.dropwise.web.binding;

import org.jspecify.annotations.NullMarked;
