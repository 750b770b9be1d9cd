/** What happened to jobs: the log of events, and the streams that clients follow. */
@NullMarked
package dev.dropwise.job.event;

import org.jspecify.annotations.NullMarked;
