package dev.dropwise.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.InstanceOfAssertFactories.list;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassWeightsTests {

    @Test
    void isAWordOrAnObject() {
        assertThat(read("'balanced'").balanced()).isTrue();
        assertThat(SpecJson.write(read("'balanced'"))).isEqualTo("\"balanced\"");
        assertThat(read("{a: 2, b: 0.5}").weights()).isEqualTo(Map.of("a", 2.0, "b", 0.5));
        assertThat(SpecJson.write(read("{a: 2}"))).isEqualTo("{\"a\":2.0}");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {"'heavy'|received \"heavy\"", "3|received 3", "[1]|received [1]"})
    void isNothingElse(String json, String received) {
        assertThat(catchThrowable(() -> read(json)).getCause())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("expected \"balanced\" or an object of class and weight")
                .hasMessageEndingWith(received);
    }

    @Test
    void hasNothingButPositiveNumbers() {
        Throwable thrown = catchThrowable(() -> read("{a: 0, b: 1, 'c/d': 'x', e: null}"));

        assertThat(thrown)
                .cause()
                .asInstanceOf(type(Invalid.class))
                .extracting(Invalid::faults, list(Fault.class))
                .extracting(fault -> fault.pointer() + " " + fault.detail())
                .containsExactly(
                        "/a expected a weight > 0, received 0",
                        "/c~1d expected a weight > 0, received x",
                        "/e expected a weight > 0, received null");
    }

    private static ClassWeights read(String json) {
        return SpecJson.read(json, ClassWeights.class);
    }
}
