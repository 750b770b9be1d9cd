package dev.dropwise.evaluation;

import dev.dropwise.evaluation.RankedScores.Areas;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The areas under the ROC and the precision-recall curve: of the second of two classes; of more the
 * mean over each class against the others, where it occurs.
 */
final class RankingStatistic implements Statistic {

    static final int ROC_AUC = 0;
    static final int PR_AUC = 1;

    private final List<RankedScores> ranked;
    private final int rows;

    RankingStatistic(ClassScores scores) {
        rows = scores.rows();
        ranked =
                IntStream.range(scores.classes() == 2 ? 1 : 0, scores.classes())
                        .mapToObj(k -> new RankedScores(scores.ofClass(k), scores.truth(), k))
                        .toList();
    }

    @Override
    public double[] of(int[] counts) {
        List<Areas> areas = areas(counts);
        return new double[] {mean(areas, Areas::rocAuc), mean(areas, Areas::prAuc)};
    }

    private List<Areas> areas(int[] counts) {
        return ranked.stream().map(one -> one.areas(counts)).toList();
    }

    private static double mean(List<Areas> areas, ToDoubleFunction<Areas> area) {
        return areas.stream()
                .mapToDouble(area)
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }

    /** What moves them, of each class in their order; of two classes of the second alone. */
    List<AreaInfluences> influences() {
        return ranked.stream().map(RankedScores::influences).toList();
    }

    @Override
    public long cost() {
        return (long) rows * ranked.size();
    }
}
