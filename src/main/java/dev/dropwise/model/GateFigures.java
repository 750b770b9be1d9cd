package dev.dropwise.model;

import dev.dropwise.store.JsonColumn;
import jakarta.persistence.Converter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a gate compared before an alias moved.
 *
 * @param candidate the version that was to be pointed to
 * @param champion the version that the alias {@code than} pointed to; null where it pointed nowhere
 * @param improvement by how much the candidate is better, whichever way the metric goes; null where
 *     they cannot be compared
 * @param interval of the improvement at 95 %, over pairs of trainings; its lower end has to be
 *     enough
 * @param pairs trainings of each on the same split and seed; null where one training of each was
 *     compared
 * @param compared what was compared, in words
 * @param forced whether the alias moved although the gate does not hold
 */
record GateFigures(
        String metric,
        String than,
        @Nullable Double betterBy,
        VersionFigure candidate,
        @Nullable VersionFigure champion,
        @Nullable Double improvement,
        @Nullable List<Double> interval,
        @Nullable Integer pairs,
        String compared,
        boolean holds,
        boolean forced) {

    @Converter
    static class GateFiguresColumn extends JsonColumn<GateFigures> {}

    static GateFigures of(AliasGate gate, ComparedVersions versions, boolean force) {
        Double certain = versions.certainImprovement();
        boolean holds = versions.champion() == null || (certain != null && gate.takes(certain));
        return new GateFigures(
                gate.metric(),
                gate.than(),
                gate.betterBy(),
                versions.candidate(),
                versions.champion(),
                versions.improvement(),
                versions.interval(),
                versions.pairs(),
                versions.compared(),
                holds,
                force && !holds);
    }

    /** Why the alias does not move. */
    String refusal() {
        VersionFigure other = champion;
        if (other == null || improvement == null) {
            return "the versions cannot be compared by %s: %s".formatted(metric, compared);
        }
        return "expected version %d to be better than version %d (%s) by %s in %s, received %s and %s, better by %s%s; compared were %s"
                .formatted(
                        candidate.version(),
                        other.version(),
                        than,
                        betterBy == null ? "anything" : "at least " + number(betterBy),
                        metric,
                        number(candidate.value()),
                        number(other.value()),
                        number(improvement),
                        paired(),
                        compared);
    }

    private String paired() {
        if (pairs == null) {
            return "";
        }
        return interval == null
                ? " over too few pairs for an interval"
                : " (%s to %s over %d pairs)"
                        .formatted(number(interval.get(0)), number(interval.get(1)), pairs);
    }

    private static String number(@Nullable Double value) {
        return value == null ? "none" : String.format(Locale.ROOT, "%.4g", value);
    }
}
