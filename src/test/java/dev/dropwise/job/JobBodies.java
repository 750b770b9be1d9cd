package dev.dropwise.job;

/** Requests that tests submit. */
public final class JobBodies {

    /** Takes hours, unless it is stopped. */
    public static final String LONG =
            """
            {"name": "long", "dataset": "mnist-small", "modelSpec": "article-mlp",
             "training": {"epochs": 5000, "seed": 3}}""";

    private JobBodies() {}

    /** Takes a moment. */
    public static String quick(String name) {
        return iris(name, "{\"epochs\": 3, \"seed\": 7}");
    }

    /** A small network on a small table. */
    static String iris(String name, String training) {
        return """
        {"name": "%s", "dataset": "iris",
         "model": {"layers": [{"type": "dense", "units": 8, "activation": "relu"},
                              {"type": "dropout", "rate": 0.2}, {"type": "dense"}]},
         "training": %s}"""
                .formatted(name, training);
    }
}
