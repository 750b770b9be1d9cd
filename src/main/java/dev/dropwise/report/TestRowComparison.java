package dev.dropwise.report;

import dev.dropwise.evaluation.MetricEstimate;
import dev.dropwise.evaluation.Metrics;
import dev.dropwise.model.ComparedVersions;
import dev.dropwise.model.EnsembleMember;
import dev.dropwise.model.ModelVersion;
import dev.dropwise.model.VersionComparison;
import dev.dropwise.model.VersionFigure;
import dev.dropwise.problem.Conflict;
import dev.dropwise.problem.Invalid;
import dev.dropwise.run.Run;
import dev.dropwise.run.Runs;
import dev.dropwise.spec.Plan;
import dev.dropwise.study.PairedRuns;
import dev.dropwise.study.statistics.PairedComparison;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Compares versions on the test rows of the data set that both were trained on. Where their runs
 * are trials of one comparison, its pairs say how sure the difference is; else one training of each
 * is all there is to compare.
 */
@Component
class TestRowComparison implements VersionComparison {

    private final ModelEvaluation evaluation;
    private final PairedRuns pairedRuns;
    private final Runs runs;

    TestRowComparison(ModelEvaluation evaluation, PairedRuns pairedRuns, Runs runs) {
        this.evaluation = evaluation;
        this.pairedRuns = pairedRuns;
        this.runs = runs;
    }

    @Override
    public ComparedVersions compare(
            ModelVersion candidate, ModelVersion champion, String metric, String pointer) {
        Plan plan = runs.get(candidate.run()).plan();
        List<Plan> all = Stream.of(candidate, champion).flatMap(this::plans).toList();
        if (!all.stream().allMatch(one -> one.datasetHash().equals(plan.datasetHash()))) {
            return ComparedVersions.none(
                    candidate,
                    champion,
                    "version %d was trained on %s, version %d on %s with other content"
                            .formatted(
                                    candidate.version(),
                                    datasets(candidate),
                                    champion.version(),
                                    datasets(champion)));
        }
        String name = MetricNames.ofTestRows(metric);
        Metrics ours;
        Metrics theirs;
        try {
            ours = evaluation.onTestRows(candidate.model(), candidate.version());
            theirs = evaluation.onTestRows(champion.model(), champion.version());
        } catch (Conflict unmeasurable) {
            return ComparedVersions.none(
                    candidate, champion, String.valueOf(unmeasurable.getMessage()));
        }
        return compared(
                measured(candidate, ours, name, pointer),
                measured(champion, theirs, name, pointer),
                new Comparison(candidate, champion, name, plan.dataset(), ours.rows()));
    }

    private String datasets(ModelVersion version) {
        return plans(version).map(Plan::dataset).distinct().collect(Collectors.joining(", "));
    }

    private Stream<Plan> plans(ModelVersion version) {
        Stream<UUID> trained =
                version.isEnsemble()
                        ? version.members().stream().map(EnsembleMember::run)
                        : Stream.of(version.run());
        return trained.map(runs::get).map(Run::plan);
    }

    /** What is compared by what. */
    private record Comparison(
            ModelVersion candidate,
            ModelVersion champion,
            String metric,
            String dataset,
            int rows) {

        boolean hasEnsemble() {
            return candidate.isEnsemble() || champion.isEnsemble();
        }

        double better(double difference) {
            return MetricNames.isLowerBetter(metric) ? -difference : difference;
        }
    }

    private static VersionFigure measured(
            ModelVersion version, Metrics metrics, String name, String pointer) {
        Map<String, MetricEstimate> known = MetricNames.of(metrics);
        MetricEstimate estimate = known.get(name);
        if (estimate == null) {
            throw new Invalid(
                    pointer,
                    "expected one of %s, received %s"
                            .formatted(String.join(", ", known.keySet()), name));
        }
        return new VersionFigure(version.version(), estimate.value(), estimate.interval());
    }

    private ComparedVersions compared(
            VersionFigure ours, VersionFigure theirs, Comparison comparison) {
        if (comparison.hasEnsemble()) {
            return single(ours, theirs, comparison);
        }
        Optional<PairedRuns.Pairs> pairs =
                pairedRuns.find(
                        comparison.champion().run(),
                        comparison.candidate().run(),
                        MetricNames.asMeasuredByRuns(comparison.metric()),
                        MetricNames.isLowerBetter(comparison.metric()));
        return pairs.isPresent()
                ? paired(ours, theirs, comparison, pairs.get())
                : single(ours, theirs, comparison);
    }

    private static ComparedVersions paired(
            VersionFigure ours,
            VersionFigure theirs,
            Comparison comparison,
            PairedRuns.Pairs pairs) {
        PairedComparison paired = pairs.comparison();
        Double difference = paired.difference();
        return new ComparedVersions(
                ours,
                theirs,
                difference == null ? null : (Double) comparison.better(difference),
                better(paired.interval(), comparison),
                paired.pairs(),
                "%s and %s of the study %s: trainings on the same splits and seeds, on test rows of %s"
                        .formatted(
                                pairs.variant(),
                                pairs.baseline(),
                                pairs.study(),
                                comparison.dataset()));
    }

    private static @Nullable List<Double> better(
            @Nullable List<Double> interval, Comparison comparison) {
        if (interval == null) {
            return null;
        }
        return interval.stream().map(comparison::better).sorted().toList();
    }

    private static ComparedVersions single(
            VersionFigure ours, VersionFigure theirs, Comparison comparison) {
        Double value = ours.value();
        Double other = theirs.value();
        return new ComparedVersions(
                ours,
                theirs,
                value == null || other == null ? null : (Double) comparison.better(value - other),
                null,
                null,
                "one training of each, on the same %d test rows of %s; how much of the difference is chance is not known"
                        .formatted(comparison.rows(), comparison.dataset()));
    }
}
