package dev.dropwise.report.page;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The plots that a report has data for, in the order in which one looks at them.
 *
 * @param subject what the report is about, as in "the run 1"
 * @param targetNoun what a plot may be about that there are several of, as in "target"
 */
public record ReportPlots(String subject, String targetNoun, List<ReportPlot> all) {

    public ReportPlots {
        all = List.copyOf(all);
    }

    /**
     * The plot of a name.
     *
     * @param target null for the first that has such a plot; those about all are of each
     * @throws NoSuchPlot where there is none
     */
    public ReportPlot get(String name, @Nullable String target) {
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
        String of = target == null ? "" : " of the %s %s".formatted(targetNoun, target);
        return new NoSuchPlot(
                "expected a plot%s of %s: %s; received %s"
                        .formatted(of, subject, known.isEmpty() ? "it has none" : known, name));
    }
}
