package dev.dropwise.study;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.dropwise.study.trial.ReachedRung;
import java.util.List;
import java.util.stream.Stream;

/** Where a trial waited for others, by growing epochs. */
record TrialRungs(@JsonValue List<ReachedRung> reached) {

    static final TrialRungs NONE = new TrialRungs(List.of());

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    TrialRungs {
        reached = List.copyOf(reached);
    }

    TrialRungs and(ReachedRung rung) {
        return new TrialRungs(Stream.concat(reached.stream(), Stream.of(rung)).toList());
    }

    /** Epochs of the last; 0 before the first. */
    int epochs() {
        return reached.isEmpty() ? 0 : reached.get(reached.size() - 1).epochs();
    }
}
