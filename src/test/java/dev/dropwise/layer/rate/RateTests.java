package dev.dropwise.layer.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.spec.SpecJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "0.5 | 0.5, 0.5, 0.5, 0.5",
                "{schedule: 'linear', rate: 0.6} | 0, 0.2, 0.4, 0.6",
                "{schedule: 'linear', start: 0.4, rate: 0.2, from: 2, to: 3} | 0.4, 0.4, 0.2, 0.2",
                "{schedule: 'early', until: 2, rate: 0.3} | 0.3, 0.3, 0, 0",
                "{schedule: 'late', from: 3, rate: 0.3} | 0, 0, 0.3, 0.3",
                "{schedule: 'curriculum', rate: 0.5} | 0, 0.4589575, 0.4966310, 0.4997235"
            })
    void saysTheRateOfEveryEpoch(String json, String expected) {
        Rate rate = SpecJson.read(json, Rate.class);
        String[] rates = expected.split(", ", -1);

        for (int epoch = 1; epoch <= rates.length; epoch++) {
            assertThat(rate.at(epoch, rates.length))
                    .isCloseTo(Double.parseDouble(rates[epoch - 1]), within(1e-6));
        }
        assertThat(SpecJson.read(SpecJson.write(rate), Rate.class)).isEqualTo(rate);
    }

    @Test
    void isAPlainNumberWhereItStays() {
        assertThat(SpecJson.write(SpecJson.layer("{type: 'dropout', rate: 0.25}")))
                .contains("\"rate\":0.25");
        assertThat(SpecJson.read("0", Rate.class)).isEqualTo(new ConstantRate(0));
    }

    @Test
    void isAWordWhereItIsLeftOpen() {
        Rate open = SpecJson.read("'auto'", Rate.class);

        assertThat(open).isEqualTo(new AutoRate());
        assertThat(SpecJson.write(SpecJson.layer("{type: 'dropout', rate: 'auto'}")))
                .contains("\"rate\":\"auto\"");
        assertThat(SpecJson.read(SpecJson.write(open), Rate.class)).isEqualTo(open);
        assertThatIllegalStateException().isThrownBy(() -> open.at(1, 10));
        assertThatIllegalStateException().isThrownBy(open::highest);
    }
}
