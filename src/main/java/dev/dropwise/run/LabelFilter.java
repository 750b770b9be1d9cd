package dev.dropwise.run;

import static dev.dropwise.web.listing.EntityList.having;

import dev.dropwise.web.Page;
import dev.dropwise.web.PageQuery;
import dev.dropwise.web.listing.EntityList;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;

/** Which jobs or runs a client asks for by their {@link RunLabels}, and in what order. */
@ParameterObject
public record LabelFilter(
        @Parameter(description = "Only those on this data set") @Nullable String dataset,
        @Parameter(description = "Only those that register as this model") @Nullable String model,
        @Parameter(description = "Only those of the network of this name")
                @Nullable String modelSpec,
        @Parameter(description = "Only those of this owner") @Nullable String owner,
        @Parameter(description = "Only those of this name") @Nullable String name,
        @Parameter(description = EntityList.ORDERS_OF_WORK, example = "-createdAt")
                @Nullable String sort) {

    /**
     * A page of those that fit every filter.
     *
     * @param state that they are in; any where it is null
     */
    public <T> Page<T> page(
            EntityList<T> list,
            JpaSpecificationExecutor<T> entities,
            @Nullable Enum<?> state,
            PageQuery query) {
        Specification<T> fits =
                Specification.allOf(
                        having("state", state),
                        having("labels.dataset", dataset),
                        having("labels.model", model),
                        having("labels.modelSpec", modelSpec),
                        having("labels.owner", owner),
                        having("labels.name", name));
        return list.page(entities, fits, sort, query);
    }

    /** A list of what has labels, sorted by those as well that an order may name. */
    public static <T> EntityList<T> sorted(
            EntityList<T> list, Function<? super T, RunLabels> labels) {
        return list.byText("name", "labels.name", one -> labels.apply(one).name())
                .byText("dataset", "labels.dataset", one -> labels.apply(one).dataset());
    }
}
