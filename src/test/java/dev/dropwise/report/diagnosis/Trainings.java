package dev.dropwise.report.diagnosis;

import dev.dropwise.layer.Shape;
import dev.dropwise.report.diagnosis.PredictionErrors.ClassErrors;
import dev.dropwise.spec.DataSignature;
import dev.dropwise.spec.ModelSpec;
import dev.dropwise.spec.Plan;
import dev.dropwise.spec.SpecCompleter;
import dev.dropwise.spec.SpecJson;
import dev.dropwise.spec.TrainingSpec;
import dev.dropwise.training.EpochMetrics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Trainings that never happened, with the figures that a test wants. */
final class Trainings {

    static final String LAYERS = "{type: 'dense', units: 16, activation: 'relu'}, {type: 'dense'}";
    static final DataSignature TABLE = table(500, 500);

    private Trainings() {}

    /** Ten columns and so many rows of each class. */
    static DataSignature table(int... classRows) {
        Map<String, Integer> rows = new LinkedHashMap<>();
        for (int count : classRows) {
            rows.put("class" + rows.size(), count);
        }
        return new DataSignature(
                Shape.of(10), 1, rows.size(), rows, 0, IntStream.of(classRows).sum());
    }

    static Plan plan(String layers, String training, DataSignature data) {
        ModelSpec model = SpecJson.model("{layers: [%s]}".formatted(layers));
        TrainingSpec asked = SpecJson.training("{seed: 1, %s}".formatted(training));
        SpecCompleter.Specs specs = SpecCompleter.complete(model, asked, data);
        return new Plan(null, "data", "hash", specs.model(), specs.training(), null);
    }

    /** Losses by the number of the epoch. */
    static List<EpochMetrics> epochs(
            int count, IntToDoubleFunction train, IntToDoubleFunction validation) {
        return epochs(count, train, validation, 0.95, 0.9);
    }

    static List<EpochMetrics> epochs(
            int count,
            IntToDoubleFunction train,
            IntToDoubleFunction validation,
            double trainAccuracy,
            double validationAccuracy) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(
                        epoch ->
                                new EpochMetrics(
                                        epoch,
                                        0.001,
                                        train.applyAsDouble(epoch),
                                        trainAccuracy,
                                        null,
                                        null,
                                        validation.applyAsDouble(epoch),
                                        validationAccuracy,
                                        null,
                                        null,
                                        null,
                                        Map.of(),
                                        1))
                .toList();
    }

    static TrainingSummary of(DataSignature data, List<EpochMetrics> epochs) {
        return of(plan(LAYERS, "epochs: " + epochs.size(), data), data, epochs, errors(200, 20, 1));
    }

    static TrainingSummary of(
            Plan plan,
            DataSignature data,
            List<EpochMetrics> epochs,
            @Nullable PredictionErrors validation) {
        return new TrainingSummary(plan, data, 200, epochs, validation, null, 0.5);
    }

    /** Of two classes. */
    static PredictionErrors errors(int rows, int wrong, int surerWrong) {
        return new PredictionErrors(
                rows,
                wrong,
                rows / 2,
                surerWrong,
                List.of(
                        new ClassErrors(rows / 2, wrong / 2),
                        new ClassErrors(rows / 2, wrong / 2)));
    }
}
