package dev.dropwise.dataset.insight;

import dev.dropwise.dataset.column.CategoryColumn;
import dev.dropwise.dataset.column.Column;
import dev.dropwise.dataset.column.DisplayNumbers;
import dev.dropwise.dataset.column.NumberColumn;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How closely two columns go together; NaN where one of them does not vary. */
public final class ColumnCorrelation {

    private static final long MOST_PAIRS = 1_000_000;

    private ColumnCorrelation() {}

    /**
     * Of two columns over the rows where both have a value: Pearson's coefficient for two of
     * numbers, from -1 to 1; the correlation ratio for one of numbers and one of categories, and
     * Cramér's V for two of categories, from 0 to 1. Null for others, and where one does not vary.
     */
    public static @Nullable Double between(Column one, Column other) {
        return between(one, other, IntStream.range(0, one.rows()).toArray());
    }

    /** The same over some of the rows. */
    static @Nullable Double between(Column one, Column other, int[] rows) {
        double found = Double.NaN;
        if (one instanceof NumberColumn x && other instanceof NumberColumn y) {
            found = pearson(x, y, rows);
        } else if (one instanceof CategoryColumn groups && other instanceof NumberColumn y) {
            found = ratio(groups, y, rows);
        } else if (one instanceof NumberColumn y && other instanceof CategoryColumn groups) {
            found = ratio(groups, y, rows);
        } else if (one instanceof CategoryColumn x && other instanceof CategoryColumn y) {
            found = cramer(x, y, rows);
        }
        return DisplayNumbers.rounded(found);
    }

    static double pearson(double[] x, double[] y) {
        Products products = new Products();
        for (int i = 0; i < x.length; i++) {
            products.add(x[i], y[i]);
        }
        return products.correlation();
    }

    private static double pearson(NumberColumn x, NumberColumn y, int[] rows) {
        Products products = new Products();
        for (int row : rows) {
            products.add(x.values().get(row), y.values().get(row));
        }
        return products.correlation();
    }

    /** Square root of the share of the variance of {@code y} that lies between the groups. */
    static double ratio(long[] groups, double[] y) {
        Map<Long, Products> byGroup = new HashMap<>();
        Products all = new Products();
        for (int i = 0; i < y.length; i++) {
            byGroup.computeIfAbsent(groups[i], group -> new Products()).add(y[i], y[i]);
            all.add(y[i], y[i]);
        }
        return ratio(all, byGroup.values());
    }

    private static double ratio(CategoryColumn groups, NumberColumn y, int[] rows) {
        Map<Integer, Products> byGroup = new HashMap<>();
        Products all = new Products();
        for (int row : rows) {
            int group = groups.codes().get(row);
            if (group != CategoryColumn.MISSING) {
                double value = y.values().get(row);
                byGroup.computeIfAbsent(group, code -> new Products()).add(value, value);
                all.add(value, value);
            }
        }
        return ratio(all, byGroup.values());
    }

    private static double ratio(Products all, Iterable<Products> groups) {
        double within = 0;
        for (Products group : groups) {
            within += group.xx;
        }
        return all.xx > 0 ? Math.sqrt(Math.max(0, 1 - within / all.xx)) : Double.NaN;
    }

    private static double cramer(CategoryColumn x, CategoryColumn y, int[] rows) {
        int width = y.categories().size();
        if ((long) x.categories().size() * width > MOST_PAIRS) {
            return Double.NaN;
        }
        long[][] pairs = new long[x.categories().size()][width];
        long[] ofX = new long[pairs.length];
        long[] ofY = new long[width];
        long all = 0;
        for (int row : rows) {
            int a = x.codes().get(row);
            int b = y.codes().get(row);
            if (a != CategoryColumn.MISSING && b != CategoryColumn.MISSING) {
                pairs[a][b]++;
                ofX[a]++;
                ofY[b]++;
                all++;
            }
        }
        return cramer(pairs, ofX, ofY, all);
    }

    private static double cramer(long[][] pairs, long[] ofX, long[] ofY, long all) {
        double square = 0;
        int kinds = 0;
        for (int a = 0; a < ofX.length; a++) {
            kinds += ofX[a] > 0 ? 1 : 0;
            for (int b = 0; b < ofY.length; b++) {
                if (ofX[a] > 0 && ofY[b] > 0) {
                    double expected = (double) ofX[a] * ofY[b] / all;
                    square += (pairs[a][b] - expected) * (pairs[a][b] - expected) / expected;
                }
            }
        }
        int columns = 0;
        for (long count : ofY) {
            columns += count > 0 ? 1 : 0;
        }
        return Math.sqrt(square / all / (Math.min(kinds, columns) - 1));
    }

    /** Sums of products of distances from the means, as they come. Welford, 1962. */
    private static final class Products {

        private long count;
        private double meanX;
        private double meanY;
        private double xx;
        private double yy;
        private double xy;

        /** NaN stands for a missing value. */
        void add(double x, double y) {
            if (Double.isNaN(x) || Double.isNaN(y)) {
                return;
            }
            count++;
            double fromX = x - meanX;
            double fromY = y - meanY;
            meanX += fromX / count;
            meanY += fromY / count;
            xx += fromX * (x - meanX);
            yy += fromY * (y - meanY);
            xy += fromX * (y - meanY);
        }

        double correlation() {
            return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : Double.NaN;
        }
    }
}
