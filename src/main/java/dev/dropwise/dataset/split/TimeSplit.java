package dev.dropwise.dataset.split;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Validates on the latest rows. Rows of one time are on one side, and so are those of one group,
 * where there are groups: a group is as late as its latest row. Of the moments to cut at, the one
 * that comes next to the share is taken.
 *
 * @param fraction share of the rows that are not held out, 0 < fraction < 1; 0.1-0.2 is usual
 */
public record TimeSplit(double fraction) implements SplitStrategy {

    @Override
    public String kind() {
        return "time";
    }

    @Override
    public Split divide(RowsToSplit rows, long seed) {
        int[] times = rows.hasGroups() ? latest(rows) : rows.times();
        RowGroups moments = RowGroups.of(times);
        if (moments.count() < 2) {
            throw new CannotSplit(
                    rows.hasGroups()
                            ? "expected groups that end at different times, all end at the same"
                            : "expected rows of different times, all are of the same");
        }
        int cut = cut(moments);
        return rows.split(place -> moments.of()[place] >= cut);
    }

    /** The last of the moments that train is the one before it. */
    private int cut(RowGroups moments) {
        int share = moments.share(fraction);
        int[] later = new int[moments.count()];
        int sum = 0;
        for (int moment = later.length - 1; moment > 0; moment--) {
            sum += moments.sizes()[moment];
            later[moment] = sum;
        }
        return IntStream.range(1, later.length)
                .boxed()
                .min(
                        (one, other) ->
                                Integer.compare(
                                        Math.abs(later[one] - share),
                                        Math.abs(later[other] - share)))
                .orElseThrow();
    }

    /** The time of the latest row of every row's group. */
    private static int[] latest(RowsToSplit rows) {
        int[] times = rows.times();
        RowGroups groups = RowGroups.of(rows.groups());
        int[] latest = new int[groups.count()];
        Arrays.fill(latest, Integer.MIN_VALUE);
        for (int row = 0; row < times.length; row++) {
            int group = groups.of()[row];
            latest[group] = Math.max(latest[group], times[row]);
        }
        return Arrays.stream(groups.of()).map(group -> latest[group]).toArray();
    }
}
