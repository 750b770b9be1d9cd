package dev.dropwise.inference.protocol;

import dev.dropwise.dataset.preprocessing.SeveralTargets;
import dev.dropwise.dataset.preprocessing.SeveralTargets.Named;
import dev.dropwise.inference.ServedCheckpoint;
import dev.dropwise.inference.protocol.InferView.OutputTensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The likeliest classes of every row as texts {@code probability:index:label}, the likeliest first.
 * The Open Inference Protocol's extension for classification:
 * https://github.com/triton-inference-server/server/blob/main/docs/protocol/extension_classification.md
 *
 * @param labels of the columns of probabilities: the classes, or of several targets their names
 */
record ClassRanking(List<String> labels) {

    static ClassRanking of(ServedCheckpoint served) {
        return new ClassRanking(
                served.target() instanceof SeveralTargets several
                        ? several.targets().stream().map(Named::name).toList()
                        : served.classes(0));
    }

    /**
     * The first so many of every row; all where there are fewer.
     *
     * @param probabilities a row for each instance
     */
    OutputTensor first(int count, OutputTensor probabilities) {
        if (!(probabilities.data() instanceof float[] values)) {
            throw new IllegalStateException("expected numbers in " + probabilities.name());
        }
        int width = labels.size();
        int shown = Math.min(count, width);
        List<String> texts = new ArrayList<>();
        for (int from = 0; from < values.length; from += width) {
            texts.addAll(row(values, from, shown));
        }
        return OutputTensor.of(probabilities.name(), List.of(values.length / width, shown), texts);
    }

    private List<String> row(float[] values, int from, int shown) {
        return IntStream.range(0, labels.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> values[from + i]).reversed())
                .limit(shown)
                .map(i -> values[from + i] + ":" + i + ":" + labels.get(i))
                .toList();
    }
}
