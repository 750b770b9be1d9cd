package dev.dropwise.job;

import dev.dropwise.problem.Conflict;
import java.util.Set;
import java.util.stream.Collectors;

/** A job's state does not allow what was asked of it. */
class IllegalJobState extends Conflict {

    private static final long serialVersionUID = 1L;

    IllegalJobState(String message) {
        super(message);
    }

    IllegalJobState(String verb, JobState state, Set<JobState> allowed) {
        this(
                "cannot %s a job that is %s; it must be %s"
                        .formatted(
                                verb,
                                state.word(),
                                allowed.stream()
                                        .map(JobState::word)
                                        .collect(Collectors.joining(" or "))));
    }
}
