package dev.dropwise.bench.regularization;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.spec.Plan;
import dev.dropwise.spec.SpecCompleter;
import dev.dropwise.spec.SpecJson;
import dev.dropwise.spec.TrainingSpec;
import dev.dropwise.training.TrainingData;

/**
 * A network and a training to compare with others, as short JSON.
 *
 * @param name what tells it from the others
 * @param model a model spec
 * @param training what a training spec has beside epochs, seed and validation, without its braces
 */
record Variant(String name, String model, String training) {

    static Variant of(String name, String model) {
        return new Variant(name, model, "");
    }

    /** The same network, trained otherwise. */
    Variant trained(String name, String training) {
        return new Variant(name, model, training);
    }

    /** The same network, held back by what {@code regularization} has between its braces. */
    Variant regularized(String name, String regularization) {
        return trained(name, "regularization: {%s}".formatted(regularization));
    }

    /** The same network on changed examples. */
    Variant augmented(String name, String augmentation) {
        return trained(name, "augmentation: [%s]".formatted(augmentation));
    }

    /** One training of it on all rows that are no test rows. */
    Lesson lesson(Dataset dataset, int epochs, long seed) {
        TrainingSpec asked =
                SpecJson.training(
                        "{epochs: %d, seed: %d, validation: {type: 'none'}%s}"
                                .formatted(
                                        epochs, seed, training.isEmpty() ? "" : ", " + training));
        TrainingData data = TrainingData.of(dataset, asked, seed);
        SpecCompleter.Specs specs =
                SpecCompleter.complete(SpecJson.model(model), asked, data.signature());
        Plan plan =
                new Plan(
                        name,
                        dataset.name(),
                        dataset.version(),
                        specs.model(),
                        specs.training(),
                        null);
        return new Lesson(plan, data);
    }

    /** A plan and its data. */
    record Lesson(Plan plan, TrainingData data) {}
}
