package dev.dropwise.inference;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * How many Monte-Carlo samples are wanted: a number, or {@code "auto"} for as many as it takes.
 *
 * @param number null for as many as it takes
 */
@JsonDeserialize(using = SampleCountReader.class)
@JsonSerialize(using = SampleCountWriter.class)
@JsonClassDescription("a whole number or \"auto\"")
@Schema(
        types = {"integer", "string"},
        description =
                "passes with dropout on, for the uncertainty: a number, or \"auto\" for pass after pass until"
                        + " the answer is settled")
public record SampleCount(@Schema(hidden = true) @Nullable Integer number) {

    static final String AUTO = "auto";

    /** Of a query parameter; Spring finds it by its name. */
    public static SampleCount valueOf(String text) {
        return new SampleCount(text.equals(AUTO) ? null : Integer.valueOf(text));
    }

    boolean isAuto() {
        return number == null;
    }
}
