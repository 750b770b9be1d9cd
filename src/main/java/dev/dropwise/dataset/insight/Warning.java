package dev.dropwise.dataset.insight;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/**
 * Something about data that is allowed and spoils what is trained on it.
 *
 * @param rule which rule found it
 * @param pointer where, as a JSON pointer into the data set as it is shown
 * @param column of which it is said; null where it is said of all
 * @param message what to do, and why
 */
@NamedInterface("insight")
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "Something about data that is allowed and spoils what is trained on it")
public record Warning(
        @Schema(example = "idLikeColumn") String rule,
        @Schema(example = "/features/0") String pointer,
        @Schema(example = "customer") @Nullable String column,
        @Schema(
                        description = "What to do, and why",
                        example =
                                "Leave customer out: each of its 5,000 values is there once, so it"
                                        + " names rows and says nothing about new ones.")
                String message) {}
