package dev.dropwise.bench.regularization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.column.ColumnLimits;
import dev.dropwise.dataset.column.HeapColumns;
import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.engine.EngineProperties;
import dev.dropwise.engine.EngineProperties.DeviceChoice;
import dev.dropwise.engine.TorchRuntime;
import dev.dropwise.support.TestDatasets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RegularizationGroupsTests {

    private static final TorchRuntime TORCH =
            new TorchRuntime(new EngineProperties(DeviceChoice.CPU, 1));
    private static final Dataset DATASET = few(TestDatasets.bundled().get("mnist-small"));

    /**
     * As many rows as some steps take; the others would only be prepared again for each variant.
     */
    private static Dataset few(Dataset all) {
        int test = 64;
        int[] rows =
                IntStream.concat(
                                IntStream.range(0, 512),
                                IntStream.range(all.rows() - test, all.rows()))
                        .toArray();
        return new Dataset(
                all.name(), all.createdAt(), false, () -> selected(all.content(), rows, test));
    }

    private static DatasetContent selected(DatasetContent all, int[] rows, int test) {
        try {
            return all.select(rows, test, new HeapColumns(ColumnLimits.unbounded()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Group> groups() {
        return RegularizationGroups.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("groups")
    void everyVariantTakesAStep(Group group) {
        Dataset rows = group.rows().apply(DATASET);
        for (Variant variant : group.variants()) {
            assertThatCode(() -> step(group.lesson(variant, rows, 1)))
                    .as(variant.name())
                    .doesNotThrowAnyException();
        }
    }

    private static void step(Variant.Lesson lesson) {
        try (Stepper stepper = new Stepper(TORCH, lesson)) {
            stepper.secondsAStep(1);
        }
    }

    @ParameterizedTest
    @MethodSource("groups")
    void variantsHaveNamesOfTheirOwnThatClaimsKnow(Group group) {
        assertThat(group.variants()).extracting(Variant::name).doesNotHaveDuplicates();
        assertThat(group.variants())
                .extracting(Variant::name)
                .containsAll(group.claims().stream().map(Claim::variant).toList());
    }
}
