/** What everything that takes tasks from db-scheduler's tables shares. */
@NullMarked
package dev.dropwise.job.queue;

import org.jspecify.annotations.NullMarked;
