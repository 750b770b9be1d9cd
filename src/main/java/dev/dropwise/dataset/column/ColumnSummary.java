package dev.dropwise.dataset.column;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What there is to know of a column at a glance, over all rows.
 *
 * @param missing rows without a value
 * @param distinct how many values there are that differ; of images, of their pixels. More than
 *     65,536 numbers are estimated, mostly within one in a thousand
 * @param min the smallest number; null where there are none
 * @param max the largest number; null where there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ColumnSummary(
        @Schema(example = "2") long missing,
        @Schema(example = "164") long distinct,
        @Nullable Double min,
        @Nullable Double max) {

    static ColumnSummary ofTexts(long missing, long distinct) {
        return new ColumnSummary(missing, distinct, null, null);
    }
}
