package dev.dropwise.dataset.generated;

import dev.dropwise.dataset.column.CategoryColumn;
import dev.dropwise.dataset.column.Column;
import dev.dropwise.dataset.column.NumberColumn;
import dev.dropwise.dataset.column.PixelData;
import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.dataset.content.ImageContent;
import dev.dropwise.dataset.content.TableContent;
import dev.dropwise.random.SeededRandom;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Makes the content that a {@link Synthesis} describes. */
public final class SyntheticContent {

    private static final int PIXEL_RANGE = 255;

    private final Synthesis asked;
    private final SeededRandom seededRandom;
    private final SyntheticFormula formula;
    private final int[] labels;
    private final float[] targets;
    private final float[][] columns;

    private SyntheticContent(Synthesis asked, long seed) {
        this.asked = asked;
        seededRandom = new SeededRandom(seed);
        formula = SyntheticFormula.of(asked.type(), seededRandom);
        labels = new int[asked.rows()];
        targets = new float[asked.rows()];
        columns = new float[asked.type().features() + asked.irrelevant()][asked.rows()];
    }

    public static DatasetContent of(Synthesis asked) {
        Long seed = asked.seed();
        if (seed == null) {
            throw new IllegalStateException("what is made has a seed");
        }
        SyntheticContent content = new SyntheticContent(asked, seed);
        content.draw();
        content.mislabel();
        return asked.type() == SyntheticType.DIGITS ? content.images() : content.table();
    }

    private void draw() {
        int features = asked.type().features();
        double[] row = new double[features];
        double noise = asked.deviation();
        for (int i = 0; i < asked.rows(); i++) {
            labels[i] = asked.type().isClassification() ? label() : 0;
            double target = formula.place(labels[i], row, seededRandom);
            targets[i] =
                    (float)
                            (formula.blursTarget()
                                    ? target + noise * seededRandom.normal()
                                    : target);
            for (int feature = 0; feature < features; feature++) {
                double blur = formula.blursTarget() ? 0 : noise * seededRandom.normal();
                columns[feature][i] = (float) (row[feature] + blur);
            }
            for (int feature = features; feature < columns.length; feature++) {
                columns[feature][i] = (float) seededRandom.normal();
            }
        }
    }

    /** Each class is rarer than the one before by the factor 1 - imbalance. */
    private int label() {
        int classes = asked.type().classes();
        double all = 0;
        double weight = 1;
        for (int k = 0; k < classes; k++) {
            all += weight;
            weight *= 1 - asked.imbalance();
        }
        double left = seededRandom.uniform() * all;
        weight = 1;
        for (int k = 0; k < classes - 1; k++) {
            left -= weight;
            if (left < 0) {
                return k;
            }
            weight *= 1 - asked.imbalance();
        }
        return classes - 1;
    }

    private void mislabel() {
        int classes = asked.type().classes();
        for (int i = 0; i < asked.rows() - asked.testRows(); i++) {
            if (asked.labelNoise() > 0 && seededRandom.uniform() < asked.labelNoise()) {
                labels[i] = (labels[i] + 1 + seededRandom.index(classes - 1)) % classes;
            }
        }
    }

    private Column target() {
        if (!asked.type().isClassification()) {
            return new NumberColumn("y", FloatBuffer.wrap(targets));
        }
        List<String> names =
                IntStream.range(0, asked.type().classes()).mapToObj(String::valueOf).toList();
        return new CategoryColumn("class", names, IntBuffer.wrap(labels));
    }

    private DatasetContent table() {
        List<Column> named = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            named.add(new NumberColumn("x" + (i + 1), FloatBuffer.wrap(columns[i])));
        }
        return new TableContent(List.copyOf(named), target(), asked.testRows());
    }

    private DatasetContent images() {
        byte[] pixels = new byte[Math.multiplyExact(asked.rows(), columns.length)];
        for (int i = 0; i < asked.rows(); i++) {
            for (int pixel = 0; pixel < columns.length; pixel++) {
                float value = Math.max(0, Math.min(1, columns[pixel][i]));
                pixels[i * columns.length + pixel] = (byte) Math.round(value * PIXEL_RANGE);
            }
        }
        return new ImageContent(
                "image",
                List.of(1, DigitFormula.SIDE, DigitFormula.SIDE),
                PIXEL_RANGE,
                PixelData.of(pixels, columns.length),
                target(),
                asked.testRows());
    }
}
