package dev.dropwise.inference;

import dev.dropwise.dataset.preprocessing.CategoryEncoding;
import dev.dropwise.dataset.preprocessing.ColumnEncoding;
import dev.dropwise.dataset.preprocessing.Preprocessing;
import dev.dropwise.dataset.preprocessing.TablePreprocessing;
import dev.dropwise.dataset.preprocessing.TextEncoding;
import dev.dropwise.training.TrainingData;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The mean of the inputs that a run was trained on, which explanations compare with. That of
 * standardized numbers is 0, and a text without words is all zeros; the rows are read only where
 * there are categories, missing values or pixels.
 */
@Component
class TrainingMeans {

    /** Each is as large as one instance. */
    private static final int MOST = 100;

    private static final int ROWS = 256;

    private final TrainedRows trainedRows;
    private final Map<UUID, float[]> known = new ConcurrentHashMap<>();

    TrainingMeans(TrainedRows trainedRows) {
        this.trainedRows = trainedRows;
    }

    /**
     * Encoded as the network takes them.
     *
     * @throws dev.dropwise.problem.Conflict when rows are needed whose data set is gone or another
     */
    float[] of(ServedCheckpoint network) {
        Preprocessing preprocessing = network.preprocessing();
        if (preprocessing instanceof TablePreprocessing table
                && table.columns().stream().allMatch(TrainingMeans::isZero)) {
            return new float[preprocessing.inputShape()[0]];
        }
        UUID run = network.checkpoint().run();
        float[] same = known.get(run);
        if (same != null) {
            return same;
        }
        float[] means = means(trainedRows.of(run), preprocessing);
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(run, means);
        return means;
    }

    private static boolean isZero(ColumnEncoding column) {
        return !(column instanceof CategoryEncoding) && !column.indicator();
    }

    private static float[] means(TrainingData data, Preprocessing preprocessing) {
        int width = Arrays.stream(preprocessing.inputShape()).reduce(1, Math::multiplyExact);
        int[] rows = data.split().training();
        double[] sums = new double[width];
        for (int from = 0; from < rows.length; from += ROWS) {
            int[] some = Arrays.copyOfRange(rows, from, Math.min(from + ROWS, rows.length));
            float[] features = data.dataset().examples(some, preprocessing).features();
            for (int i = 0; i < features.length; i++) {
                sums[i % width] += features[i];
            }
        }
        float[] means = new float[width];
        for (int i = 0; i < width; i++) {
            means[i] = (float) (sums[i] / rows.length);
        }
        clearTexts(means, preprocessing);
        return means;
    }

    /** The mean of the numbers of words means nothing. */
    private static void clearTexts(float[] means, Preprocessing preprocessing) {
        if (preprocessing instanceof TablePreprocessing table) {
            int at = 0;
            for (ColumnEncoding column : table.columns()) {
                if (column instanceof TextEncoding) {
                    Arrays.fill(means, at, at + column.width(), 0);
                }
                at += column.width();
            }
        }
    }
}
