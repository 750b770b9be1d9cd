package dev.dropwise.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What two versions of a model come to by a metric.
 *
 * @param improvement by how much the candidate is better, whichever way the metric goes; null where
 *     they cannot be compared
 * @param interval of the improvement at 95 %, over pairs of trainings; null without pairs, and
 *     where those are too few
 * @param pairs trainings of each on the same split and seed; null where one training of each is
 *     compared
 * @param compared what was compared, in words, or why nothing could be
 */
public record ComparedVersions(
        VersionFigure candidate,
        @Nullable VersionFigure champion,
        @Nullable Double improvement,
        @Nullable List<Double> interval,
        @Nullable Integer pairs,
        String compared) {

    /** Two that cannot be compared. */
    public static ComparedVersions none(
            ModelVersion candidate, ModelVersion champion, String reason) {
        return new ComparedVersions(
                new VersionFigure(candidate.version(), null, null),
                new VersionFigure(champion.version(), null, null),
                null,
                null,
                null,
                reason);
    }

    /** Nothing is there to compare with. */
    static ComparedVersions first(ModelVersion candidate, String alias) {
        return new ComparedVersions(
                new VersionFigure(candidate.version(), null, null),
                null,
                null,
                null,
                null,
                "nothing: the alias %s pointed nowhere before".formatted(alias));
    }

    /** What has to be enough: the lower end over pairs, else the difference itself. */
    @Nullable Double certainImprovement() {
        if (pairs == null) {
            return improvement;
        }
        return interval == null ? null : interval.get(0);
    }
}
