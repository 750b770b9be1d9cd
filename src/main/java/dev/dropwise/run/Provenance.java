package dev.dropwise.run;

import dev.dropwise.training.Division;
import dev.dropwise.training.Reading;
import dev.dropwise.training.Resident;
import dev.dropwise.training.TrainingConditions;
import org.jspecify.annotations.Nullable;

/**
 * Where a run's numbers come from: with the plan, what it takes to get them again. The same seed
 * gives other bits with another libtorch, processor or number of threads, or when it reads its rows
 * otherwise.
 *
 * @param split null for runs of a version that did not keep it
 */
public record Provenance(
        long seed,
        String datasetHash,
        String dropwise,
        String djl,
        String libtorch,
        String java,
        String os,
        String architecture,
        String device,
        int threads,
        Reading reading,
        @Nullable Division split) {

    public Provenance {
        reading = reading == null ? new Resident() : reading;
    }

    /** What the run keeps to wherever it goes on. */
    public TrainingConditions conditions() {
        return new TrainingConditions(threads, reading);
    }
}
