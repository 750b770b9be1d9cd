package dev.dropwise.job;

import dev.dropwise.problem.Conflict;
import java.util.Locale;
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
                                word(state),
                                allowed.stream()
                                        .map(IllegalJobState::word)
                                        .collect(Collectors.joining(" or "))));
    }

    private static String word(JobState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
