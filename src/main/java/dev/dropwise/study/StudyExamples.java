package dev.dropwise.study;

/** Requests that the documentation shows. */
final class StudyExamples {

    static final String COMPARISON =
            """
            {"name": "is dropout worth it?", "type": "comparison", "repeats": 5, "seed": 1,
             "job": {"dataset": "iris",
                     "model": {"layers": [{"type": "dense", "units": 32, "activation": "relu"}, {"type": "dense"}]},
                     "training": {"epochs": 20, "batchSize": 16, "validation": {"type": "split", "fraction": 0.3}}},
             "variants": {"none": {},
                          "dropout": {"model": {"layers": [{"type": "dense", "units": 32, "activation": "relu"},
                                                           {"type": "dropout", "rate": 0.5}, {"type": "dense"}]}}}}""";

    static final String CROSS_VALIDATION =
            """
            {"name": "how well does it do?", "type": "crossValidation", "folds": 5, "repeats": 2, "seed": 1,
             "job": {"dataset": "iris", "model": {"layers": [{"type": "dense"}]}, "training": {"epochs": 20}}}""";

    static final String SEARCH =
            """
            {"name": "which rate?", "type": "search", "trials": 12, "confirm": 3, "seed": 1,
             "job": {"dataset": "iris",
                     "model": {"layers": [{"type": "dense", "units": {"search": {"type": "int", "from": 4, "to": 64, "log": true}}, "activation": "relu"},
                                          {"type": "dropout", "rate": {"search": {"type": "float", "from": 0, "to": 0.8}}}, {"type": "dense"}]},
                     "training": {"epochs": 10, "optimizer": {"type": "adam", "learningRate": {"search": {"type": "float", "from": 1e-3, "to": 1e-1, "log": true}}}}}}""";

    static final String HYPERBAND =
            """
            {"name": "which rate, in fewer epochs?", "type": "search", "trials": 14, "confirm": 3, "seed": 1,
             "pruning": {"type": "hyperband", "factor": 3, "minEpochs": 1},
             "job": {"dataset": "iris",
                     "model": {"layers": [{"type": "dense", "units": 32, "activation": "relu"},
                                          {"type": "dropout", "rate": {"search": {"type": "float", "from": 0, "to": 0.8}}}, {"type": "dense"}]},
                     "training": {"epochs": 9}}}""";

    static final String LEARNING_CURVE =
            """
            {"name": "would more data help?", "type": "learningCurve", "fractions": [0.1, 0.2, 0.4, 0.7, 1], "repeats": 3, "seed": 1,
             "job": {"dataset": "iris",
                     "model": {"layers": [{"type": "dense", "units": 32, "activation": "relu"}, {"type": "dense"}]},
                     "training": {"epochs": 20, "batchSize": 16, "validation": {"type": "split", "fraction": 0.3}}},
             "variants": {"none": {},
                          "dropout": {"model": {"layers": [{"type": "dense", "units": 32, "activation": "relu"},
                                                           {"type": "dropout", "rate": 0.5}, {"type": "dense"}]}}}}""";

    static final String ROBUSTNESS =
            """
            {"name": "is dropout more robust?", "type": "robustness", "repeats": 3, "seed": 1,
             "disturbances": {"inputNoise": [0, 0.5, 1], "missing": [0, 0.25, 0.5], "adversarial": [0, 0.25, 0.5], "labelNoise": [0, 0.2]},
             "job": {"dataset": "iris",
                     "model": {"layers": [{"type": "dense", "units": 32, "activation": "relu"}, {"type": "dense"}]},
                     "training": {"epochs": 20, "batchSize": 16, "validation": {"type": "split", "fraction": 0.3}}},
             "variants": {"none": {},
                          "dropout": {"model": {"layers": [{"type": "dense", "units": 32, "activation": "relu"},
                                                           {"type": "dropout", "rate": 0.5}, {"type": "dense"}]}}}}""";

    private StudyExamples() {}
}
