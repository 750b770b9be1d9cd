package dev.dropwise.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How often a network is wrong when it answers only where it is surest: the more it leaves out, the
 * fewer errors. Geifman and El-Yaniv, 2017, https://arxiv.org/abs/1705.08500
 *
 * @param area mean risk over all coverages 1/n, 2/n, … 1; rows that are equally sure share their
 *     errors
 * @param points the lowest coverage first; a part of many
 */
public record RiskCoverage(double area, List<Point> points) {

    /**
     * What it comes to when only rows are answered whose likeliest class is at least so probable.
     *
     * @param confidence the least probability
     * @param coverage share of rows that are answered
     * @param risk share of those that are wrong
     */
    public record Point(double confidence, double coverage, double risk) {}

    /**
     * Of at least one row.
     *
     * @param most points that are kept about, as evenly along the coverage as there are any
     */
    public static RiskCoverage of(ClassScores scores, int most) {
        List<Answered> all = surestFirst(scores);
        int rows = scores.rows();
        List<Point> points = new ArrayList<>();
        double risks = 0;
        double kept = Double.NEGATIVE_INFINITY;
        Answered before = new Answered(1, 0, 0);
        for (Answered some : all) {
            risks += some.risksSince(before);
            double coverage = (double) some.rows() / rows;
            if (some.rows() == rows || coverage - kept >= 1.0 / most) {
                points.add(
                        new Point(
                                some.confidence(), coverage, (double) some.wrong() / some.rows()));
                kept = coverage;
            }
            before = some;
        }
        return new RiskCoverage(risks / rows, points);
    }

    /** Rows that are at least so sure, one for each confidence there is. */
    private static List<Answered> surestFirst(ClassScores scores) {
        double[] confidences =
                IntStream.range(0, scores.rows()).mapToDouble(scores::confidence).toArray();
        int[] order = RankedScores.ascending(confidences);
        List<Answered> all = new ArrayList<>();
        int wrong = 0;
        for (int i = order.length - 1; i >= 0; i--) {
            wrong += scores.isRight(order[i]) ? 0 : 1;
            if (i == 0 || confidences[order[i - 1]] != confidences[order[i]]) {
                all.add(new Answered(confidences[order[i]], order.length - i, wrong));
            }
        }
        return all;
    }

    private record Answered(double confidence, int rows, int wrong) {

        /** The sum of the risks on the way from fewer rows, whose errors come evenly. */
        double risksSince(Answered before) {
            double each = (double) (wrong - before.wrong) / (rows - before.rows);
            double risks = 0;
            for (int one = 1; one <= rows - before.rows; one++) {
                risks += (before.wrong + each * one) / (before.rows + one);
            }
            return risks;
        }
    }
}
