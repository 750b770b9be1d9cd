package dev.dropwise.run;

import static dev.dropwise.web.listing.EntityList.having;

import dev.dropwise.web.Page;
import dev.dropwise.web.PageQuery;
import dev.dropwise.web.listing.EntityList;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.data.jpa.domain.Specification;

/** Which runs a client asks for, and in what order. */
@ParameterObject
record RunFilter(
        @Parameter(description = "Only runs in this state") @Nullable RunState state,
        @Parameter(description = "Only runs on this data set") @Nullable String dataset,
        @Parameter(description = "Only runs that register as this model") @Nullable String model,
        @Parameter(description = "Only runs of the network of this name")
                @Nullable String modelSpec,
        @Parameter(description = "Only runs of this owner's jobs") @Nullable String owner,
        @Parameter(description = "Only runs of this name") @Nullable String name,
        @Parameter(description = EntityList.ORDERS_OF_WORK, example = "-createdAt")
                @Nullable String sort) {

    private static final EntityList<Run> RUNS =
            new EntityList<>(Run::id)
                    .byTime("startedAt", Run::startedAt)
                    .byTime("finishedAt", Run::finishedAt)
                    .byText("name", "labels.name", run -> run.labels().name())
                    .byText("dataset", "labels.dataset", run -> run.labels().dataset());

    Page<Run> page(Runs runs, PageQuery query) {
        Specification<Run> fits =
                Specification.allOf(
                        having("state", state),
                        having("labels.dataset", dataset),
                        having("labels.model", model),
                        having("labels.modelSpec", modelSpec),
                        having("labels.owner", owner),
                        having("labels.name", name));
        return RUNS.page(runs, fits, sort, query);
    }
}
