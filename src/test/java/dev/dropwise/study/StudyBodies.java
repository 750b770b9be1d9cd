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

    private StudyBodies() {}

    static String comparison(String name, int repeats) {
        return COMPARISON.formatted(name, repeats);
    }

    static String patient(String name) {
        return PATIENT.formatted(name);
    }
}
