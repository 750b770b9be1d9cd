package dev.dropwise.study;

/** Studies of small jobs. */
final class StudyBodies {

    /** Three variants of a net on iris, one of them much worse. */
    static final String COMPARISON =
            """
            {"name": "%s", "type": "comparison", "seed": 3, "repeats": %d,
             "job": {"dataset": "iris",
                     "model": {"layers": [{"type": "dense", "units": 8, "activation": "relu"}, {"type": "dense"}]},
                     "training": {"epochs": 8, "batchSize": 16, "optimizer": {"type": "adam", "learningRate": 0.02},
                                  "validation": {"type": "split", "fraction": 0.3}}},
             "variants": {"usual": {},
                          "slow": {"training": {"optimizer": {"learningRate": 1e-6}}},
                          "long": {"training": {"epochs": 16}}}}""";

    /** One whose trials take seconds. */
    static final String PATIENT =
            """
            {"name": "%s", "type": "comparison", "seed": 3, "repeats": 3,
             "job": {"dataset": "digits",
                     "model": {"layers": [{"type": "dense", "units": 128, "activation": "relu"}, {"type": "dense"}]},
                     "training": {"epochs": 40, "batchSize": 16}},
             "variants": {"none": {}, "decay": {"training": {"regularization": {"l2": 0.001}}}}}""";

    /** Eighteen settings of a net on iris. */
    static final String SEARCH =
            """
            {"name": "%s", "type": "search", "seed": 3, "trials": 18, "confirm": 3,
             "job": {"dataset": "iris",
                     "model": {"layers": [{"type": "dense", "units": {"search": {"type": "int", "from": 4, "to": 32, "log": true}}, "activation": "relu"},
                                          {"type": "dropout", "rate": {"search": {"type": "float", "from": 0, "to": 0.6}}}, {"type": "dense"}]},
                     "training": {"epochs": %d, "batchSize": 16, "validation": {"type": "split", "fraction": 0.3},
                                  "optimizer": {"type": "adam", "learningRate": {"search": {"type": "float", "from": 1e-4, "to": 0.1, "log": true}}}}}}""";

    /** The same, 17 of them: in groups of nine, five and three, of up to nine epochs. */
    static String hyperband(String name) {
        return SEARCH.replace(
                        "\"trials\": 18",
                        "\"trials\": 17, \"pruning\": {\"type\": \"hyperband\", \"factor\": 3}")
                .formatted(name, 9);
    }

    private StudyBodies() {}

    static String comparison(String name, int repeats) {
        return COMPARISON.formatted(name, repeats);
    }

    static String search(String name, int epochs) {
        return SEARCH.formatted(name, epochs);
    }

    static String patient(String name) {
        return PATIENT.formatted(name);
    }
}
