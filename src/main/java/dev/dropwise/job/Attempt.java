package dev.dropwise.job;

import java.util.UUID;

/**
 * One time that a worker took a job. A job moves by a greater number, and whoever comes with a
 * lesser one is {@link AttemptSuperseded}.
 */
record Attempt(UUID job, int number) {}
