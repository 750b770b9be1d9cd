package dev.dropwise.report;

import dev.dropwise.evaluation.Resampling;
import dev.dropwise.inference.RowPredictions.RunData;
import dev.dropwise.report.RunReport.PartMetrics;
import dev.dropwise.run.Run;
import dev.dropwise.training.EpochMetrics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * All that a report is made of.
 *
 * @param scored what the served weights make of rows of each part
 * @param epochs all of them, in their order
 */
record MeasuredRun(
        Run run,
        RunData data,
        Map<RowPart, ScoredRows> scored,
        PartMetrics metrics,
        List<EpochMetrics> epochs,
        Resampling resampling) {

    /** The part that says best how the network does on rows that it does not know. */
    RowPart heldOut() {
        return Stream.of(RowPart.TEST, RowPart.VALIDATION)
                .filter(part -> of(part).rows().length > 0)
                .findFirst()
                .orElse(RowPart.TRAIN);
    }

    ScoredRows of(RowPart part) {
        return Objects.requireNonNull(scored.get(part));
    }

    List<ScoredTarget> targets() {
        return of(RowPart.TRAIN).targets();
    }
}
