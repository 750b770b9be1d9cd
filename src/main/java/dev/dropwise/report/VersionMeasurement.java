package dev.dropwise.report;

import dev.dropwise.evaluation.Metrics;
import dev.dropwise.inference.RowPredictions;
import dev.dropwise.model.ModelVersion;
import dev.dropwise.problem.Conflict;
import dev.dropwise.report.RunReport.PartMetrics;
import dev.dropwise.run.Runs;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How good versions are on the rows of their own data set. */
@Component
public class VersionMeasurement {

    private final Runs runs;
    private final RowPredictions predictions;
    private final RunReports reports;
    private final ModelEvaluation evaluation;

    VersionMeasurement(
            Runs runs, RowPredictions predictions, RunReports reports, ModelEvaluation evaluation) {
        this.runs = runs;
        this.predictions = predictions;
        this.reports = reports;
        this.evaluation = evaluation;
    }

    /**
     * Metrics on each part of the rows; null where it has none.
     *
     * @param unmeasured why there are none at all; null where there are some
     */
    public record Measured(
            @Nullable Metrics train,
            @Nullable Metrics validation,
            @Nullable Metrics test,
            @Nullable String unmeasured) {}

    /**
     * What the report of its run says, where the version is what the run predicts with; of another
     * checkpoint of it what it comes to on test rows.
     */
    public Measured of(ModelVersion version) {
        if (hashes(version) > 1) {
            return new Measured(
                    null, null, null, "its networks were trained on different data sets");
        }
        try {
            if (!version.isEnsemble() && isServed(version)) {
                PartMetrics metrics = reports.of(version.run()).metrics();
                return new Measured(metrics.train(), metrics.validation(), metrics.test(), null);
            }
            return new Measured(
                    null, null, evaluation.onTestRows(version.model(), version.version()), null);
        } catch (Conflict unmeasurable) {
            return new Measured(null, null, null, unmeasurable.getMessage());
        }
    }

    private long hashes(ModelVersion version) {
        return version.members().stream()
                .map(member -> runs.get(member.run()).plan().datasetHash())
                .distinct()
                .count();
    }

    private boolean isServed(ModelVersion version) {
        UUID served = predictions.ofRun(version.run()).checkpoint().id();
        return served.equals(version.checkpoint());
    }
}
