package dev.dropwise.study.design;

import dev.dropwise.study.trial.TrialRequests;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What variants are made from.
 *
 * @param job as the client wrote it
 * @param plan the same with every default filled in; null where the type does not need it
 */
public record BaseJob(ObjectNode job, @Nullable ObjectNode plan) {

    private static final String MODEL = "model";

    /** The job with its network and with what the data decides of its length written out. */
    ObjectNode explicit() {
        if (plan == null) {
            throw new IllegalStateException("the job was not planned");
        }
        ObjectNode explicit = job.deepCopy();
        explicit.remove("modelSpec");
        if (!(explicit.get(MODEL) instanceof ObjectNode)) {
            explicit.set(MODEL, plan.get(MODEL).deepCopy());
        }
        JsonNode decided = plan.get(TrialRequests.TRAINING);
        ObjectNode training = TrialRequests.training(explicit);
        for (String name : new String[] {"epochs", "batchSize", "earlyStopping"}) {
            training.set(name, decided.get(name).deepCopy());
        }
        return explicit;
    }
}
