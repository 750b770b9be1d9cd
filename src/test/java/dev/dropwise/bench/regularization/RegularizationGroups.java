package dev.dropwise.bench.regularization;

import java.util.List;

/** All that {@link RegularizationBenchmark} compares, table by table. */
final class RegularizationGroups {

    static final List<Group> ALL =
            List.of(
                    MlpGroups.DROPOUT,
                    MlpGroups.WITHOUT_DROPOUT,
                    MlpGroups.WITH_DROPOUT,
                    MlpGroups.AUGMENTATION,
                    CnnGroup.CONVOLUTION,
                    CnnGroup.LONGER,
                    DeepGroups.RESIDUAL,
                    DeepGroups.LSTM,
                    DeepGroups.CONVOLUTION,
                    DeepGroups.TRANSFORMER,
                    DeepGroups.EMBEDDING);

    private RegularizationGroups() {}
}
