package dev.dropwise.report.study;

import dev.dropwise.report.page.EstimateFormat;
import dev.dropwise.report.page.MarkdownPage;
import dev.dropwise.study.result.CurvePoint;
import java.util.List;
import java.util.Map;

/** What each variant came to along a study's number, in Markdown. */
final class CurvesPart {

    private final MarkdownPage page;

    CurvesPart(MarkdownPage page) {
        this.page = page;
    }

    void write(Map<String, List<CurvePoint>> curves, StudyReport report) {
        page.heading(2, "Curves");
        CurveGroups.of(curves)
                .forEach(
                        (disturbance, own) ->
                                CurveGroups.byDepth(own)
                                        .forEach(
                                                (variant, points) ->
                                                        table(
                                                                disturbance,
                                                                variant,
                                                                points,
                                                                report)));
    }

    private void table(
            String disturbance, String variant, List<CurvePoint> points, StudyReport report) {
        boolean isOfNone = disturbance.equals(CurveGroups.NONE);
        page.heading(3, isOfNone ? variant : disturbance + ", " + variant);
        page.row(
                report.axis(),
                List.of(
                        report.conditions().objective(),
                        "training loss",
                        "validation loss",
                        "pairs"));
        page.rule(4);
        points.forEach(point -> page.row(EstimateFormat.number(point.x()), cells(point)));
        page.end();
    }

    private static List<String> cells(CurvePoint point) {
        return List.of(
                VariantsPart.mean(point.mean(), point.standardError()),
                EstimateFormat.number(point.train()),
                EstimateFormat.number(point.validation()),
                Integer.toString(point.pairs()));
    }
}
