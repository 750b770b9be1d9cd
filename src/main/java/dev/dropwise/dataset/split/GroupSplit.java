package dev.dropwise.dataset.split;

/**
 * Draws groups to validate on: all rows of a group are on one side. Groups are drawn one after the
 * other, and those that fit into the share are taken; if none does, the smallest is.
 *
 * @param fraction share of the rows that are not held out, 0 < fraction < 1; 0.1-0.2 is usual
 */
public record GroupSplit(double fraction) implements SplitStrategy {

    @Override
    public String kind() {
        return "group";
    }

    @Override
    public Split divide(RowsToSplit rows, long seed) {
        RowGroups groups = RowGroups.of(rows.groups());
        groups.requireAtLeast(2);
        boolean[] taken = new boolean[groups.count()];
        int[] order = groups.shuffled(rows.random(seed));
        int left = groups.share(fraction);
        int smallest = order[0];
        for (int group : order) {
            int size = groups.sizes()[group];
            if (size <= left) {
                taken[group] = true;
                left -= size;
            }
            smallest = size < groups.sizes()[smallest] ? group : smallest;
        }
        if (left == groups.share(fraction)) {
            taken[smallest] = true;
        }
        return rows.split(place -> taken[groups.of()[place]]);
    }
}
