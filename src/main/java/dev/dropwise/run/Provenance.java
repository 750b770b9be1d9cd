package dev.dropwise.run;

/**
 * Where a run's numbers come from: with the plan, what it takes to get them again. The same seed
 * gives other bits with another libtorch, processor or number of threads.
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
        int threads) {}
