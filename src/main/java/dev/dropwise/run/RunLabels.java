package dev.dropwise.run;

import dev.dropwise.spec.Plan;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * What a run is looked for by, and its job.
 *
 * @param name what the client called it
 * @param dataset the data set's name
 * @param model what its versions are to be called, if any
 * @param modelSpec the name of its network, if it has one
 * @param owner of the job; empty if nobody was named
 */
@Embeddable
public record RunLabels(
        @Nullable String name,
        String dataset,
        @Nullable String model,
        @Nullable String modelSpec,
        String owner) {

    /**
     * What a plan says, and the request that it was made of.
     *
     * @param modelSpec the name of the saved model spec that its network is, if it is one
     */
    public RunLabels(Plan plan, @Nullable String modelSpec, @Nullable String owner) {
        this(
                plan.name(),
                plan.dataset(),
                plan.registerAs(),
                modelSpec == null ? plan.model().name() : modelSpec,
                owner == null ? "" : owner);
    }
}
