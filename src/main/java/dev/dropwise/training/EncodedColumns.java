package dev.dropwise.training;

import dev.dropwise.dataset.preprocessing.CategoryEncoding;
import dev.dropwise.dataset.preprocessing.ColumnEncoding;
import dev.dropwise.dataset.preprocessing.NumberEncoding;
import dev.dropwise.random.SeededRandom;
import java.util.Arrays;
import java.util.List;

/** Standardized numbers and one-hot categories, column after column. */
record EncodedColumns(List<ColumnEncoding> columns) implements EncodedInputs {

    @Override
    public void addNoise(float[] row, double deviation, SeededRandom random) {
        int at = 0;
        for (ColumnEncoding column : columns) {
            double noise = random.normal();
            if (isNumber(column, row, at)) {
                row[at] += (float) (deviation * noise);
            }
            at += column.width();
        }
    }

    @Override
    public void mask(float[] row, double share, SeededRandom random) {
        int at = 0;
        for (ColumnEncoding column : columns) {
            if (random.uniform() < share) {
                clear(column, row, at);
            }
            at += column.width();
        }
    }

    @Override
    public void occlude(float[] row, double share, SeededRandom random) {
        int count = (int) Math.round(share * columns.size());
        int first = random.index(columns.size() - count + 1);
        int at = 0;
        for (int i = 0; i < columns.size(); i++) {
            if (i >= first && i < first + count) {
                clear(columns.get(i), row, at);
            }
            at += columns.get(i).width();
        }
    }

    @Override
    public void attack(float[] row, float[] gradient, double epsilon) {
        int at = 0;
        for (ColumnEncoding column : columns) {
            if (isNumber(column, row, at)) {
                row[at] += (float) (epsilon * Math.signum(gradient[at]));
            }
            at += column.width();
        }
    }

    /** Whether a number is there, and one that varies. */
    private static boolean isNumber(ColumnEncoding column, float[] row, int at) {
        return column instanceof NumberEncoding number
                && number.varies()
                && !(number.indicator() && row[at + 1] == 1);
    }

    /** As a value that is missing is encoded. */
    private static void clear(ColumnEncoding column, float[] row, int at) {
        Arrays.fill(row, at, at + column.width(), 0);
        if (column instanceof NumberEncoding number) {
            number.put(Double.NaN, row, at);
        } else if (column instanceof CategoryEncoding category && category.indicator()) {
            row[at + category.missingPosition()] = 1;
        }
    }
}
