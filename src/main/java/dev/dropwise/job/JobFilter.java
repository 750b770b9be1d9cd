package dev.dropwise.job;

import static dev.dropwise.web.listing.EntityList.having;

import dev.dropwise.web.Page;
import dev.dropwise.web.PageQuery;
import dev.dropwise.web.listing.EntityList;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.data.jpa.domain.Specification;

/** Which jobs a client asks for, and in what order. */
@ParameterObject
record JobFilter(
        @Parameter(description = "Only jobs in this state") @Nullable JobState state,
        @Parameter(description = "Only jobs on this data set") @Nullable String dataset,
        @Parameter(description = "Only jobs that register as this model") @Nullable String model,
        @Parameter(description = "Only jobs of the network of this name")
                @Nullable String modelSpec,
        @Parameter(description = "Only jobs of this owner") @Nullable String owner,
        @Parameter(description = "Only jobs of this name") @Nullable String name,
        @Parameter(description = EntityList.ORDERS_OF_WORK, example = "-createdAt")
                @Nullable String sort) {

    private static final EntityList<Job> JOBS =
            new EntityList<>(Job::id)
                    .byTime("startedAt", Job::startedAt)
                    .byTime("finishedAt", Job::finishedAt)
                    .byText("name", "labels.name", job -> job.labels().name())
                    .byText("dataset", "labels.dataset", job -> job.labels().dataset());

    Page<Job> page(Jobs jobs, PageQuery query) {
        Specification<Job> fits =
                Specification.allOf(
                        having("state", state),
                        having("labels.dataset", dataset),
                        having("labels.model", model),
                        having("labels.modelSpec", modelSpec),
                        having("labels.owner", owner),
                        having("labels.name", name));
        return JOBS.page(jobs, fits, sort, query);
    }
}
