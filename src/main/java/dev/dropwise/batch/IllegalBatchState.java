package dev.dropwise.batch;

import dev.dropwise.problem.Conflict;
import java.util.Locale;

/** What was asked of a batch prediction does not go with its state. */
class IllegalBatchState extends Conflict {

    private static final long serialVersionUID = 1L;

    IllegalBatchState(String verb, BatchState state) {
        super(
                "cannot %s a batch prediction that is %s"
                        .formatted(verb, state.name().toLowerCase(Locale.ROOT)));
    }
}
