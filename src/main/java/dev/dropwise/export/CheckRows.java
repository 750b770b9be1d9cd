package dev.dropwise.export;

import dev.dropwise.dataset.preprocessing.CategoryEncoding;
import dev.dropwise.dataset.preprocessing.ColumnEncoding;
import dev.dropwise.dataset.preprocessing.ImagePreprocessing;
import dev.dropwise.dataset.preprocessing.NumberEncoding;
import dev.dropwise.dataset.preprocessing.Preprocessing;
import dev.dropwise.dataset.preprocessing.TablePreprocessing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that any version can be asked, made of nothing but its preprocessing. */
final class CheckRows {

    private static final int ROWS = 4;

    /** Standard deviations from one row's numbers to the next one's. */
    private static final double STEP = 0.75;

    private final Preprocessing preprocessing;
    private final float[] features;
    private final List<List<Double>> raw = new ArrayList<>();

    CheckRows(Preprocessing preprocessing) {
        this.preprocessing = preprocessing;
        int width = 1;
        for (int size : preprocessing.inputShape()) {
            width *= size;
        }
        this.features = new float[ROWS * width];
        for (int row = 0; row < ROWS; row++) {
            raw.add(fill(row, row * width));
        }
    }

    int count() {
        return ROWS;
    }

    /** As they are sent; null stands for a missing value. */
    List<List<Double>> raw() {
        return raw;
    }

    /** As a network takes them, row-major. */
    float[] features() {
        return features;
    }

    private List<Double> fill(int row, int at) {
        if (preprocessing instanceof ImagePreprocessing image) {
            return pixels(image, row, at);
        }
        List<ColumnEncoding> columns = ((TablePreprocessing) preprocessing).columns();
        if (preprocessing.vocabulary() > 0) {
            return words(row, at, columns.get(0).width());
        }
        List<Double> values = new ArrayList<>();
        int place = at;
        for (int i = 0; i < columns.size(); i++) {
            ColumnEncoding column = columns.get(i);
            values.add(
                    column instanceof NumberEncoding number
                            ? number(number, row + i, place)
                            : category((CategoryEncoding) column, row + i, place));
            place += column.width();
        }
        return values;
    }

    private List<Double> pixels(ImagePreprocessing image, int row, int at) {
        List<Double> pixels = new ArrayList<>();
        int count = image.shape().stream().reduce(1, Math::multiplyExact);
        for (int i = 0; i < count; i++) {
            int pixel = (7 * i + 13 * row) % (image.pixelRange() + 1);
            features[at + i] = image.scale(pixel);
            pixels.add((double) pixel);
        }
        return pixels;
    }

    /** Each row has a word less. */
    private List<Double> words(int row, int at, int length) {
        List<Double> words = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            int word = i < length - row ? 1 + (i + row) % (preprocessing.vocabulary() - 1) : 0;
            features[at + i] = word;
            words.add((double) word);
        }
        return words;
    }

    private @Nullable Double number(NumberEncoding number, int step, int at) {
        boolean missing = number.indicator() && step % ROWS == ROWS - 1;
        double value = number.mean() + (step % ROWS - 1) * STEP * number.std();
        double kept = number.needsDoubles() ? value : (float) value;
        number.put(missing ? Double.NaN : kept, features, at);
        return missing ? null : kept;
    }

    private @Nullable Double category(CategoryEncoding category, int step, int at) {
        int count = category.categories().size();
        boolean missing = category.indicator() && step % ROWS == ROWS - 1;
        int place = missing ? category.missingPosition() : step % count;
        features[at + place] = 1;
        return missing ? null : (Double) (double) place;
    }
}
