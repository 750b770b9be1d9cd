package dev.dropwise.job;

import dev.dropwise.job.event.EventLog;
import dev.dropwise.run.Checkpoint.Kind;
import dev.dropwise.run.RunRecorder;
import dev.dropwise.store.BlobStore.Staged;
import dev.dropwise.training.EpochMetrics;
import dev.dropwise.training.TrainingState;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where a worker writes how its job gets on: in the run and as events. Every verb locks the job
 * first and ends in {@link AttemptSuperseded}, with nothing written, once the job is another
 * attempt's.
 */
@Component
@Transactional
class AttemptLog {

    private final Jobs jobs;
    private final EventLog log;
    private final RunRecorder recorder;

    AttemptLog(Jobs jobs, EventLog log, RunRecorder recorder) {
        this.jobs = jobs;
        this.log = log;
        this.recorder = recorder;
    }

    /**
     * Epochs in their order.
     *
     * @param best the best of these and all before
     */
    record Epochs(List<EpochMetrics> metrics, @Nullable Integer best) {}

    /**
     * A point to go on from.
     *
     * @param best the best program, if it is newer than the last such point
     */
    record Milestone(
            TrainingState state, Staged last, @Nullable Staged best, @Nullable Integer bestEpoch) {

        List<Staged> files() {
            return Stream.of(last, best).flatMap(Stream::ofNullable).toList();
        }
    }

    /**
     * How far it is, if that has changed.
     *
     * @return false if the attempt is not to go on
     */
    boolean progress(Attempt attempt, @Nullable JobProgress progress) {
        write(attempt, progress);
        return jobs.goesOn(attempt);
    }

    private void write(Attempt attempt, @Nullable JobProgress progress) {
        if (progress != null) {
            jobs.progress(attempt.job(), attempt.number(), progress);
        }
    }

    /** Epochs were measured. */
    void epochs(Attempt attempt, UUID run, Epochs epochs, @Nullable JobProgress progress) {
        jobs.hold(attempt);
        write(attempt, progress);
        log.epochs(attempt.job(), recorder.epochs(run, epochs.metrics(), epochs.best()));
    }

    /** The files first, then the rows that name them: a crash leaves the rows of before. */
    void milestone(Attempt attempt, UUID run, Milestone milestone) {
        jobs.hold(attempt);
        recorder.keep(milestone.files());
        Staged best = milestone.best();
        if (best != null && milestone.bestEpoch() != null) {
            log.checkpoint(
                    attempt.job(),
                    recorder.checkpoint(run, Kind.BEST, milestone.bestEpoch(), best.blob(), null));
        }
        TrainingState state = milestone.state();
        log.checkpoint(
                attempt.job(),
                recorder.checkpoint(
                        run, Kind.LAST, state.epochsDone(), milestone.last().blob(), state));
    }
}
