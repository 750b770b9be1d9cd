package dev.dropwise.report.diagnosis;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that was found out about a training.
 *
 * @param cause what
 * @param since the epoch since which it overfits, the best before; null where it does not
 * @param evidence what says so, the strongest first
 * @param remedies what to try, the most promising first; none where nothing is wrong
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Finding(
        @Schema(example = "tooFewRows") Cause cause,
        @Schema(example = "12") @Nullable Integer since,
        List<Evidence> evidence,
        @JsonProperty("try") List<Remedy> remedies) {

    /** What was found and what says so, in a sentence. */
    public String sentence() {
        return evidence.isEmpty()
                ? cause.words() + "."
                : cause.words() + ": " + evidence.get(0).text();
    }
}
