package dev.dropwise.dataset.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dropwise.problem.Fault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows that are held out for testing, in every split the same: either a share of each class, a
 * function of the content alone, or all of one file.
 *
 * @param fraction share of the rows, 0 < fraction <= 0.9
 * @param file name of one of the files that are sent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HoldOut(
        @DecimalMin(value = "0", inclusive = false) @DecimalMax("0.9") @Nullable Double fraction,
        @Nullable String file) {

    public List<Fault> faults() {
        return (fraction == null) == (file == null)
                ? List.of(new Fault("/test", "expected either a fraction or a file"))
                : List.of();
    }
}
