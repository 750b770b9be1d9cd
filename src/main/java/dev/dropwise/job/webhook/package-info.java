/** Messages to those who want to be told of a job. */
@NullMarked
package dev.dropwise.job.webhook;

import org.jspecify.annotations.NullMarked;
