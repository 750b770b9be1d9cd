/** The processes that train: what each has, and what they know of each other. */
@NullMarked
package dev.dropwise.job.worker;

import org.jspecify.annotations.NullMarked;
