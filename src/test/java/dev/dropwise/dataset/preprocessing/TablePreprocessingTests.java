package dev.dropwise.dataset.preprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class TablePreprocessingTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Preprocessing preprocessing =
            new TablePreprocessing(
                    List.of(
                            new CategoryEncoding("island", List.of("Dream", "Biscoe"), false),
                            new NumberEncoding("mass/g", 4000, 500, true),
                            new CategoryEncoding("sex", List.of("male", "female"), true),
                            new NumberEncoding("year", 2008, 1, false)),
                    new ClassTarget(List.of("Adelie", "Gentoo")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"Biscoe\", 4500, \"male\", 2007]",
                "{\"year\": 2007, \"mass/g\": 4500.0, \"sex\": \"male\", \"island\": \"Biscoe\"}"
            })
    void takesNamedOrListedColumns(String instance) {
        assertThat(encode(instance)).containsExactly(0, 1, 1, 0, 1, 0, 0, -1);
    }

    @Test
    void nullIsAMissingValueWhereTrainingRowsHadSome() {
        assertThat(encode("[\"Dream\", null, null, 2009]")).containsExactly(1, 0, 0, 1, 0, 0, 1, 1);
    }

    @Test
    void tellsAllFaultsAtOnce() {
        assertThat(
                        faults(
                                """
                                {"island": "Torgersen", "mass/g": "heavy", "sex": 3, "age/y": 4}
                                """))
                .containsExactlyInAnyOrder(
                        new Fault(
                                "/island", "expected one of Dream, Biscoe, received \"Torgersen\""),
                        new Fault("/mass~1g", "expected a number, received \"heavy\""),
                        new Fault("/sex", "expected one of male, female or null, received 3"),
                        new Fault("/year", "missing column"),
                        new Fault(
                                "/age~1y",
                                "unknown column; the columns are island, mass/g, sex, year"));
    }

    @Test
    void namesTheColumnWhoseValueMustNotBeMissing() {
        assertThat(faults("[null, 1, \"male\", null]"))
                .containsExactly(
                        new Fault("/0", "expected one of Dream, Biscoe, received null"),
                        new Fault(
                                "/3",
                                "expected a number, received null: no training row lacks year"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1, 2]", "[]", "[[\"Dream\", 1, \"male\", 2008]]"})
    void tellsTheShapeItExpected(String instance) {
        assertThat(faults(instance))
                .singleElement()
                .satisfies(
                        fault -> {
                            assertThat(fault.pointer()).isEmpty();
                            assertThat(fault.detail())
                                    .startsWith("expected shape [4] (island, mass/g, sex, year)")
                                    .contains("received a list of ");
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "3", "\"Dream\""})
    void rejectsWhatIsNoInstance(String instance) {
        assertThat(faults(instance))
                .containsExactly(
                        new Fault(
                                "",
                                "expected shape [4] (island, mass/g, sex, year), received "
                                        + instance));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e39", "-1e400", "100000000000000000000000000000000000000000000"})
    void rejectsNumbersThatNoFloatHolds(String number) {
        assertThat(faults("[\"Dream\", 1, \"male\", " + number + "]"))
                .singleElement()
                .satisfies(
                        fault -> {
                            assertThat(fault.pointer()).isEqualTo("/3");
                            assertThat(fault.detail()).startsWith("expected a finite number");
                        });
    }

    @Test
    void takesNumbersThatAreParsedAlready() {
        Preprocessing numbers =
                new TablePreprocessing(
                        List.of(
                                new NumberEncoding("a", 1, 2, false),
                                new NumberEncoding("b", 0, 1, true)),
                        new StandardizedTarget(10, 2));

        assertThat(numbers.encode(new float[] {3, 4})).containsExactly(1, 4, 0);
        assertThat(numbers.target().decode(0, 1)).isEqualTo(12);
        assertThat(faultsOf(() -> numbers.encode(new float[] {Float.NaN, Float.NEGATIVE_INFINITY})))
                .containsExactly(
                        new Fault("/0", "expected a finite number, received NaN"),
                        new Fault("/1", "expected a finite number, received -Infinity"));
        assertThat(faultsOf(() -> numbers.encode(new float[1])))
                .containsExactly(new Fault("", "expected shape [2] (a, b), received a list of 1"));
    }

    @Test
    void aNumberIsNoCategory() {
        assertThat(faultsOf(() -> preprocessing.encode(new float[] {1, 2, 3, 4})))
                .extracting(Fault::pointer)
                .containsExactly("/0", "/2");
    }

    private float[] encode(String instance) {
        return preprocessing.encode(JSON.readTree(instance));
    }

    private List<Fault> faults(String instance) {
        return faultsOf(() -> encode(instance));
    }

    static List<Fault> faultsOf(Runnable encoding) {
        return catchThrowableOfType(Invalid.class, encoding::run).faults();
    }
}
