package dev.dropwise.report;

import dev.dropwise.report.page.ReportPlot;
import dev.dropwise.report.page.ReportPlots;
import java.util.ArrayList;
import java.util.List;

/** The plots of a run's report. */
final class RunPlots {

    private RunPlots() {}

    static ReportPlots of(RunReport report) {
        List<ReportPlot> all = new ArrayList<>();
        LearningCurvesPlot.of(report).ifPresent(all::add);
        ConfusionPlot.of(report).forEach(all::add);
        RankingPlots.roc(report).forEach(all::add);
        RankingPlots.precisionRecall(report).forEach(all::add);
        ReliabilityPlot.of(report).forEach(all::add);
        RiskCoveragePlot.of(report).forEach(all::add);
        ResidualsPlot.of(report).forEach(all::add);
        ImportancePlot.of(report).ifPresent(all::add);
        CoAdaptationPlot.of(report).ifPresent(all::add);
        return new ReportPlots("the run " + report.run(), "target", all);
    }

    /** What a title says of several targets. */
    static String ofTarget(List<?> targets, String target) {
        return targets.size() > 1 ? " of " + target : "";
    }
}
