package dev.dropwise.run;

import dev.dropwise.spec.Plan;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * What a run is looked for by.
 *
 * @param name what the client called it
 * @param dataset the data set's name
 * @param model what its versions are to be called, if any
 * @param modelSpec the name of its network, if it has one
 * @param owner of its job; empty if nobody was named
 */
@Embeddable
public record RunLabels(
        @Nullable String name,
        String dataset,
        @Nullable String model,
        @Nullable String modelSpec,
        String owner) {

    public RunLabels(Plan plan, @Nullable String modelSpec, String owner) {
        this(
                plan.name(),
                plan.dataset(),
                plan.registerAs(),
                modelSpec == null ? plan.model().name() : modelSpec,
                owner);
    }
}
