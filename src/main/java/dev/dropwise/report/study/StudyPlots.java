package dev.dropwise.report.study;

import dev.dropwise.report.page.ReportPlot;
import dev.dropwise.report.page.ReportPlots;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The plots of a study's report. */
final class StudyPlots {

    private StudyPlots() {}

    static ReportPlots of(StudyReport report) {
        List<ReportPlot> all = new ArrayList<>();
        all.addAll(DifferencesPlot.of(report.result().variants()));
        all.addAll(FoldsPlot.of(report.result().metrics()));
        HistoryPlot.of(report).ifPresent(all::add);
        KnobImportancePlot.of(report.result().importance()).ifPresent(all::add);
        all.addAll(CurvesPlot.of(report));
        return new ReportPlots("the study " + report.study(), "metric", all);
    }

    /** Of plots that there are for each metric, those of the objective. */
    static List<ReportPlot> ofPage(StudyReport report) {
        Set<String> names = new HashSet<>();
        return of(report).all().stream().filter(one -> names.add(one.name())).toList();
    }
}
