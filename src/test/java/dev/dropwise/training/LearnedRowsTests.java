package dev.dropwise.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import dev.dropwise.spec.SpecJson;
import dev.dropwise.support.TestDatasets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LearnedRowsTests {

    private static final Dataset IRIS = TestDatasets.bundled().get("iris");
    private static final Dataset DIABETES = TestDatasets.bundled().get("diabetes");

    @Test
    void aFractionLeavesOutTrainingRowsOnly() {
        TrainingData all = data("{}");
        TrainingData half = data("{rows: {fraction: 0.5}}");
        TrainingData tenth = data("{rows: {fraction: 0.1}}");

        assertThat(all.split().training()).hasSize(108);
        assertThat(half.split().training()).hasSize(54);
        assertThat(tenth.split().training()).hasSize(11);
        assertThat(all.split().training()).contains(half.split().training());
        assertThat(half.split().training()).contains(tenth.split().training());
        assertThat(half.split().validation()).isEqualTo(all.split().validation());
        assertThat(half.split().test()).isEqualTo(all.split().test());
        assertThat(half.signature().classRows().values()).containsExactly(18, 18, 18);
        assertThat(half.preprocessing()).isEqualTo(IRIS.fit(half.split().training()));
    }

    @Test
    void aShareOfTheTrainingRowsHasWrongLabels() {
        TrainingData clean = data("{}");
        TrainingData some = data("{rows: {labelNoise: 0.1}}");
        TrainingData many = data("{rows: {labelNoise: 0.5}}");

        int[] wrong = wrong(many);
        assertThat(wrong(some)).hasSize(11);
        assertThat(wrong).hasSize(54).contains(wrong(some));
        assertThat(clean.split().training()).contains(wrong);
        assertThat(many.split().training()).isEqualTo(clean.split().training());
        assertThat(wrong(clean)).isEmpty();
    }

    @Test
    void aWrongLabelIsAnyOtherClass() {
        TrainingData many = data("{rows: {labelNoise: 0.9}}");

        int[] counts = new int[3];
        for (int row : wrong(many)) {
            int own = row / 50;
            int label = many.labels().label(row, own);
            assertThat(label).isBetween(0, 2).isNotEqualTo(own);
            counts[(label - own + 3) % 3]++;
        }
        assertThat(counts[1] + counts[2]).isEqualTo(97);
        assertThat(counts[1]).isBetween(30, 67);
    }

    @Test
    void programsSeeTheWrongLabelsOfTrainingRowsAlone() {
        TrainingData many = data("{rows: {labelNoise: 0.5}}");
        int rows = IRIS.rows();
        int[] all = IntStream.range(0, rows).toArray();
        float[] own = IRIS.examples(all, many.preprocessing()).targets();

        float[] seen = many.labels().applied(all, own);

        int[] changed = Arrays.stream(all).filter(row -> seen[row] != own[row]).toArray();
        assertThat(changed).isEqualTo(wrong(many));
        assertThat(many.signature().classRows().values())
                .containsExactly(count(many, seen, 0), count(many, seen, 1), count(many, seen, 2));
    }

    private static int count(TrainingData data, float[] labels, int label) {
        return (int) Arrays.stream(data.split().training()).filter(i -> labels[i] == label).count();
    }

    @Test
    void saysWhatCannotBe() {
        assertThat(faults(IRIS, "{rows: {fraction: 0.02}}"))
                .containsExactly(
                        new Fault(
                                "/training/rows/fraction",
                                "expected 3 to 108 of the training rows, one of each class, received 2"));
        assertThat(faults(DIABETES, "{rows: {labelNoise: 0.1}}"))
                .extracting(Fault::pointer)
                .containsExactly("/training/rows/labelNoise");
    }

    private static List<Fault> faults(Dataset dataset, String training) {
        try {
            TrainingData.of(dataset, SpecJson.training(training), 7);
            return List.of();
        } catch (Invalid invalid) {
            return invalid.faults();
        }
    }

    private static TrainingData data(String training) {
        return TrainingData.of(IRIS, SpecJson.training(training), 7);
    }

    private static int[] wrong(TrainingData data) {
        return data.labels().rows().stream().toArray();
    }
}
