package dev.dropwise.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.layer.Dense;
import dev.dropwise.layer.LayerSpec;
import dev.dropwise.layer.Shape;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DefaultNetworkTests {

    private static final List<String> TABLE = List.of("dense", "dropout", "dense");
    private static final List<String> WIDE_TABLE =
            List.of("dense", "dropout", "dense", "dropout", "dense");

    @Test
    void readsATableOfFewRowsWithOneHiddenLayer() {
        assertThat(types(table(500))).isEqualTo(TABLE);
    }

    @Test
    void growsWithTheRows() {
        assertThat(types(table(5_000))).isEqualTo(WIDE_TABLE);
        assertThat(units(table(5_000))).isLessThan(units(table(500_000)));
    }

    @Test
    void convolvesImagesThatHaveRoomForIt() {
        assertThat(types(image(8)))
                .containsExactly(
                        "conv2d", "maxPool2d", "conv2d", "maxPool2d", "dense", "dropout", "dense");
        assertThat(types(image(4))).isEqualTo(TABLE);
    }

    @Test
    void readsTextsAndSequencesInTheirOrder() {
        DataSignature text = new DataSignature(Shape.of(20), 1, 2, Map.of(), 100, 500);
        DataSignature sequence = signature(Shape.of(28, 3), 500);

        assertThat(types(text)).containsExactly("embedding", "gru", "dropout", "dense");
        assertThat(types(sequence)).containsExactly("gru", "dropout", "dense");
    }

    @Test
    void fitsAnyDataAndHasNumbersForItsRates() {
        List<DataSignature> all =
                List.of(
                        table(500),
                        table(5_000),
                        image(4),
                        image(8),
                        signature(Shape.of(28, 3), 500),
                        new DataSignature(Shape.of(20), 1, 2, Map.of(), 100, 500),
                        new DataSignature(Shape.of(4), 1, 0, Map.of(), 0, 500),
                        new DataSignature(Shape.of(4), 3, 2, Map.of(), 0, 500));
        for (DataSignature data : all) {
            SpecCompleter.Specs specs =
                    SpecCompleter.complete(
                            DefaultNetwork.of(data), SpecJson.training("{seed: 1}"), data);

            assertThat(specs.model().layers())
                    .filteredOn(layer -> layer.typeName().equals("dropout"))
                    .allSatisfy(layer -> assertThat(rate(layer)).isBetween(0.1, 0.5));
        }
    }

    private static double rate(LayerSpec dropout) {
        return Objects.requireNonNull(dropout.rates().get("rate")).highest();
    }

    private static DataSignature table(int rows) {
        return signature(Shape.of(4), rows);
    }

    private static DataSignature image(int side) {
        return signature(Shape.of(1, side, side), 500);
    }

    private static DataSignature signature(Shape input, int rows) {
        return new DataSignature(input, 1, 3, Map.of(), 0, rows);
    }

    private static List<String> types(DataSignature data) {
        return DefaultNetwork.of(data).layers().stream().map(LayerSpec::typeName).toList();
    }

    private static int units(DataSignature data) {
        return Objects.requireNonNull(((Dense) DefaultNetwork.of(data).layers().get(0)).units());
    }
}
