package dev.dropwise.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The plots that a report has data for, in the order in which one looks at them. */
record ReportPlots(RunReport report, List<ReportPlot> all) {

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
        return new ReportPlots(report, List.copyOf(all));
    }

    /**
     * @param target null for the first that has such a plot; those about all are of each
     * @throws NoSuchPlot where there is none
     */
    ReportPlot get(String name, @Nullable String target) {
        return all.stream()
                .filter(one -> one.name().equals(name))
                .filter(one -> one.isAbout(target))
                .findFirst()
                .orElseThrow(() -> missing(name, target));
    }

    private NoSuchPlot missing(String name, @Nullable String target) {
        String known =
                all.stream()
                        .filter(one -> one.isAbout(target))
                        .map(ReportPlot::name)
                        .distinct()
                        .collect(Collectors.joining(", "));
        String of = target == null ? "" : " of the target " + target;
        return new NoSuchPlot(
                "expected a plot%s of the run %s: %s; received %s"
                        .formatted(
                                of, report.run(), known.isEmpty() ? "it has none" : known, name));
    }

    /** What a title says of several targets. */
    static String ofTarget(List<?> targets, String target) {
        return targets.size() > 1 ? " of " + target : "";
    }
}
