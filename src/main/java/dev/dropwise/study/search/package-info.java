/**
 * Which settings a search tries: {@link dev.dropwise.study.search.SearchSpace} finds them in a job,
 * a {@link dev.dropwise.study.search.Sampler} chooses the next, and halving and racing say which
 * trials go on. Pure functions of the job, a seed and the trials so far.
 */
@NullMarked
package dev.dropwise.study.search;

import org.jspecify.annotations.NullMarked;
