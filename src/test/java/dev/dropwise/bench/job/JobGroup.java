package dev.dropwise.bench.job;

import java.nio.file.Path;

/**
 * A job and what it is measured against.
 *
 * @param name for people
 * @param kind what {@code torch_job.py} calls it
 * @param dataset what the service calls its data
 * @param model a member of a job's JSON
 * @param data where {@code torch_job.py} finds the same
 * @param ratio how many times as fast as PyTorch it should be
 */
record JobGroup(
        String name,
        String kind,
        String dataset,
        String model,
        int epochs,
        int batch,
        Path data,
        double ratio) {

    private static final String DENSE =
            """
            "model": {"layers": [{"type": "dense", "units": 64, "activation": "relu"}, {"type": "dropout", "rate": 0.3},
                                 {"type": "dense", "units": 64, "activation": "relu"}, {"type": "dropout", "rate": 0.3},
                                 {"type": "dense"}]}""";

    private static final Path DATASETS = Path.of("src", "main", "resources", "datasets");

    /** The file of the bundled set, whose test rows the peer would learn from. */
    static final Path IRIS_FILE = DATASETS.resolve("iris.csv");

    /** What it has to be uploaded as. */
    static final String ALL_IRIS = "all-iris";

    static JobGroup mlp() {
        return images(
                "article MLP", "mlp", "mnist-small", 40, DATASETS.resolve("mnist-small"), 1.5);
    }

    static JobGroup cnn() {
        return images("article CNN", "cnn", "mnist-small", 3, DATASETS.resolve("mnist-small"), 1.1);
    }

    static JobGroup iris(int epochs) {
        return new JobGroup(
                "4-64-64-3 on iris", "iris", ALL_IRIS, DENSE, epochs, 32, IRIS_FILE, 1.5);
    }

    static JobGroup mnist(Path folder) {
        return images("article MLP on MNIST", "mlp", "mnist", 5, folder, 1.5);
    }

    static JobGroup table(Path csv, int batch, double ratio) {
        return new JobGroup(
                "20-64-64-2 on a million rows", "table", "million", DENSE, 2, batch, csv, ratio);
    }

    private static JobGroup images(
            String name, String kind, String dataset, int epochs, Path data, double ratio) {
        return new JobGroup(
                name,
                kind,
                dataset,
                "\"modelSpec\": \"article-%s\"".formatted(kind),
                epochs,
                64,
                data,
                ratio);
    }

    /** What the service is asked to train: all rows, since the peer holds none back. */
    String job(int seed) {
        return """
                {"dataset": "%s", %s, "training": {"epochs": %d, "batchSize": %d, "seed": %d,
                 "validation": {"type": "none"}}}"""
                .formatted(dataset, model, epochs, batch, seed);
    }

    String title() {
        return "%s, batch %d, %,d epochs".formatted(name, batch, epochs);
    }
}
