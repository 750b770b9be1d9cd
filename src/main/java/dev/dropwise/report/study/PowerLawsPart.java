package dev.dropwise.report.study;

import dev.dropwise.report.page.EstimateFormat;
import dev.dropwise.report.page.MarkdownPage;
import dev.dropwise.study.result.LearningCurveFit;
import dev.dropwise.study.statistics.FittedValue;
import java.util.List;
import java.util.Map;

/** The power laws of a learning curve in Markdown. */
final class PowerLawsPart {

    private final MarkdownPage page;

    PowerLawsPart(MarkdownPage page) {
        this.page = page;
    }

    /** By variant. */
    void write(Map<String, LearningCurveFit> fits) {
        page.heading(2, "Power laws");
        page.paragraph(
                "The metric at n rows is a + b·n^(-c), fitted to the trainings of a variant; the smallest sizes are left out where all together contradict a law (lack of fit, p below 1 %). Intervals are at 95 %. A change below 0 means that more rows help.");
        page.row(
                "variant",
                List.of(
                        "metric",
                        "a",
                        "b",
                        "c",
                        "from rows",
                        "n",
                        "at 2n",
                        "change from n to 2n",
                        "trainings"));
        page.rule(9);
        fits.forEach((variant, fit) -> page.row(variant, cells(fit)));
        page.end();
    }

    private static List<String> cells(LearningCurveFit fit) {
        return List.of(
                fit.metric(),
                value(fit.asymptote()),
                value(fit.factor()),
                value(fit.exponent()),
                Integer.toString(fit.from()),
                Integer.toString(fit.rows()),
                value(fit.atTwice()),
                value(fit.change()),
                Integer.toString(fit.trainings()));
    }

    /** As in "0.214 (0.19 to 0.24)"; a number that the fit keeps at its bound has no interval. */
    private static String value(FittedValue fitted) {
        if (fitted.standardError() == 0) {
            return EstimateFormat.number(fitted.value()) + " (at its bound)";
        }
        return "%s (%s to %s)"
                .formatted(
                        EstimateFormat.number(fitted.value()),
                        EstimateFormat.number(fitted.interval().get(0)),
                        EstimateFormat.number(fitted.interval().get(1)));
    }
}
