package dev.dropwise.study.trial;

import tools.jackson.databind.node.ObjectNode;

/** Makes the jobs of trials. */
public final class TrialRequests {

    public static final String TRAINING = "training";

    private static final String ROWS = "rows";

    private TrialRequests() {}

    /** A copy of a variant's job with a pair's seed. */
    public static ObjectNode seeded(ObjectNode job, Pair pair) {
        ObjectNode request = job.deepCopy();
        training(request).put("seed", pair.seed());
        return request;
    }

    /** The part of that which says which rows are learned from, made where there is none. */
    public static ObjectNode rows(ObjectNode request) {
        ObjectNode training = training(request);
        return training.get(ROWS) instanceof ObjectNode rows ? rows : training.putObject(ROWS);
    }

    /** The part of a job that says how it is trained, made where there is none. */
    public static ObjectNode training(ObjectNode request) {
        return request.get(TRAINING) instanceof ObjectNode training
                ? training
                : request.putObject(TRAINING);
    }
}
