package dev.dropwise.report;

import dev.dropwise.dataset.split.Split;
import dev.dropwise.report.diagnosis.Finding;
import dev.dropwise.run.Run;
import dev.dropwise.spec.Plan;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Puts together what can be said of a run. */
@Component
class ReportMaker {

    private final RunMeasurement measurement;
    private final DropoutSection dropout;
    private final Clock clock;

    ReportMaker(RunMeasurement measurement, DropoutSection dropout, Clock clock) {
        this.measurement = measurement;
        this.dropout = dropout;
        this.clock = clock;
    }

    /**
     * @param form of the code that makes it
     * @throws dev.dropwise.problem.Conflict when its data set is gone or another
     */
    RunReport of(Run run, String form) {
        MeasuredRun measured = measurement.of(run);
        List<Finding> diagnosis = DiagnosisSection.of(measured);
        List<TargetClasses> classes = ClassesSection.of(measured);
        List<TargetCalibration> calibration = CalibrationSection.of(measured);
        ColumnImportance importance = ImportanceSection.of(measured);
        ReportConditions conditions = conditions(measured, form);
        return new RunReport(
                run.id(),
                run.plan().name(),
                ReportSummary.of(measured, diagnosis, classes, calibration, importance),
                diagnosis,
                measured.metrics(),
                ThinnedCurves.of(measured.epochs(), conditions.servedEpoch()),
                classes,
                calibration,
                dropout.of(measured),
                RankingSection.of(measured),
                RiskSection.of(measured),
                ResidualsSection.of(measured),
                importance,
                conditions);
    }

    private ReportConditions conditions(MeasuredRun measured, String form) {
        Run run = measured.run();
        Plan plan = run.plan();
        Split split = measured.data().split();
        return new ReportConditions(
                run.state(),
                plan.dataset(),
                plan.datasetHash(),
                new ReportConditions.PartRows(
                        split.training().length, split.validation().length, split.test().length),
                plan.seed(),
                run.epochs(),
                measured.data().network().checkpoint().epoch(),
                plan.architecture().parameters(),
                run.provenance(),
                measured.resampling().confidenceLevel(),
                measured.resampling().resamples(),
                form,
                clock.instant());
    }
}
