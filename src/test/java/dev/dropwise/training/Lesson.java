package dev.dropwise.training;

import dev.dropwise.dataset.Datasets;
import dev.dropwise.spec.Plan;
import dev.dropwise.spec.SpecCompleter;
import dev.dropwise.spec.SpecJson;
import dev.dropwise.spec.TrainingSpec;
import dev.dropwise.support.TestDatasets;
import java.util.Objects;

/** A plan and its data, out of short JSON. */
record Lesson(Plan plan, TrainingData data) {

    private static final Datasets DATASETS = TestDatasets.bundled();

    static Lesson of(String dataset, String layers, String training) {
        TrainingSpec asked = SpecJson.training(training);
        long seed = Objects.requireNonNullElse(asked.seed(), 7L);
        TrainingData data = TrainingData.of(DATASETS.get(dataset), asked, seed);
        SpecCompleter.Specs specs =
                SpecCompleter.complete(
                        SpecJson.model("{layers: [%s]}".formatted(layers)),
                        asked.seeded(seed),
                        data.signature());
        Plan plan =
                new Plan(
                        null,
                        dataset,
                        data.dataset().version(),
                        specs.model(),
                        specs.training(),
                        null);
        return new Lesson(plan, data);
    }
}
