package dev.dropwise.dataset.upload;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dropwise.dataset.split.TestShare;
import dev.dropwise.problem.Fault;
import io.swagger.v3.oas.annotations.media.Schema;
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
@JsonClassDescription("\"auto\" or an object with a fraction or a file")
@Schema(
        types = {"object", "string"},
        description = "a share of the rows or a file; or \"auto\", which is a share of 0.2")
public record HoldOut(
        @DecimalMin(value = "0", inclusive = false) @DecimalMax("0.9") @Nullable Double fraction,
        @Nullable String file) {

    /** In one word: {@code "auto"} is a share that suits most. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static HoldOut of(String word) {
        if (!word.equals(TestShare.AUTO)) {
            throw new IllegalArgumentException(
                    "expected \"auto\", or an object with a fraction or a file, received \"%s\""
                            .formatted(word));
        }
        return new HoldOut(TestShare.USUAL_FRACTION, null);
    }

    /** Of parts that may be missing. */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public HoldOut {}

    public List<Fault> faults() {
        return (fraction == null) == (file == null)
                ? List.of(new Fault("/test", "expected either a fraction or a file"))
                : List.of();
    }
}
