package dev.dropwise.study;

import static dev.dropwise.web.listing.EntityList.having;

import dev.dropwise.web.Page;
import dev.dropwise.web.PageQuery;
import dev.dropwise.web.listing.EntityList;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.data.jpa.domain.Specification;

/** Which studies a client asks for, and in what order. */
@ParameterObject
record StudyFilter(
        @Parameter(description = "Only those in this state") @Nullable StudyState state,
        @Parameter(description = "Only those of this type") @Nullable String type,
        @Parameter(description = "Only those on this data set") @Nullable String dataset,
        @Parameter(description = "Only those of this owner") @Nullable String owner,
        @Parameter(description = "Only those of this name") @Nullable String name,
        @Parameter(description = EntityList.ORDERS_OF_WORK, example = "-createdAt")
                @Nullable String sort) {

    private static final EntityList<Study> STUDIES =
            new EntityList<>(Study::id)
                    .byTime("startedAt", Study::startedAt)
                    .byTime("finishedAt", Study::finishedAt)
                    .byText("name", "name", Study::name)
                    .byText("dataset", "dataset", Study::dataset);

    Page<Study> page(Studies studies, PageQuery query) {
        Specification<Study> fits =
                Specification.allOf(
                        having("state", state),
                        having("type", type),
                        having("dataset", dataset),
                        having("owner", owner),
                        having("name", name));
        return STUDIES.page(studies, fits, sort, query);
    }
}
