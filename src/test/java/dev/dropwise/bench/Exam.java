package dev.dropwise.bench;

import dev.dropwise.dataset.Examples;
import dev.dropwise.engine.TorchProgram;
import dev.dropwise.training.TrainingData;
import dev.dropwise.training.TrainingState;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A journal that asks the last program for its predictions. */
public final class Exam extends BestProgram {

    private static final int BATCH = 250;

    private final Examples train;
    private final Examples test;
    private @Nullable Score score;

    public Exam(TrainingData data) {
        train = data.dataset().examples(data.split().training(), data.preprocessing());
        test = data.dataset().examples(data.split().test(), data.preprocessing());
    }

    @Override
    public void last(TrainingState trainingState, TorchProgram program) {
        score = Score.of(ask(program, test), ask(program, train));
    }

    public static Predictions ask(TorchProgram program, Examples examples) {
        float[][] probabilities = new float[examples.count()][];
        int[] classes = new int[examples.count()];
        for (int from = 0; from < classes.length; from += BATCH) {
            int count = Math.min(BATCH, classes.length - from);
            float[] asked =
                    Arrays.copyOfRange(
                            examples.features(),
                            from * examples.width(),
                            (from + count) * examples.width());
            float[] answer = program.predict(asked, count);
            int outputs = answer.length / count;
            for (int i = 0; i < count; i++) {
                probabilities[from + i] =
                        Arrays.copyOfRange(answer, i * outputs, (i + 1) * outputs);
                classes[from + i] = (int) examples.targets()[from + i];
            }
        }
        return new Predictions(probabilities, classes);
    }

    public Score score() {
        if (score == null) {
            throw new IllegalStateException("expected a training that ended, there was none");
        }
        return score;
    }
}
