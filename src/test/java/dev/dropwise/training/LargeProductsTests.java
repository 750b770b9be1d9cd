package dev.dropwise.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LargeProductsTests {

    private static final String MLP =
            """
            {type: 'dense', units: 128, activation: 'relu'}, {type: 'dropout', rate: 0.5},
            {type: 'dense', units: 64, activation: 'relu'}, {type: 'dense'}""";

    private static final String CNN =
            """
            {type: 'conv2d', filters: 32, kernel: 3}, {type: 'maxPool2d'},
            {type: 'conv2d', filters: 64, kernel: 3}, {type: 'maxPool2d'},
            {type: 'dense', units: 128}, {type: 'dense'}""";

    @ParameterizedTest
    @CsvSource({
        "mlp, 64, 1",
        "mlp, 512, 1",
        "mlp, 4096, 6",
        "cnn, 16, 1",
        "cnn, 64, 2",
        "cnn, 256, 8"
    })
    void isWorthWhatItsLargestProductIs(String network, int batch, int threads) {
        Lesson lesson = Lesson.of("mnist-small", network.equals("mlp") ? MLP : CNN, "{}");

        assertThat(new LargeProducts().threads(lesson.plan().architecture(), batch))
                .isEqualTo(threads);
    }

    @ParameterizedTest
    @CsvSource({"iris", "wine", "diabetes"})
    void isOneForSmallData(String dataset) {
        Lesson lesson = Lesson.of(dataset, MLP, "{}");

        assertThat(new LargeProducts().threads(lesson.plan().architecture(), 32)).isEqualTo(1);
    }
}
