package dev.dropwise.dataset.preprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class TablePreprocessingTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Preprocessing preprocessing =
            new TablePreprocessing(
                    List.of(
                            new CategoryEncoding("island", List.of("Dream", "Biscoe"), false),
                            new NumberEncoding(
                                    "mass/g", 4000, 500, true, new NumberRange(3000, 5500)),
                            new CategoryEncoding("sex", List.of("male", "female"), true),
                            new NumberEncoding("year", 2008, 1, false, null)),
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

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.0", "\"1\"", "\"1.0\"", "\" 1\""})
    void aCategoryIsOneHoweverItIsWritten(String value) {
        TablePreprocessing codes =
                new TablePreprocessing(
                        List.of(
                                new CategoryEncoding("code", List.of("0", "1"), false),
                                new CategoryEncoding("paid", List.of("True", "false"), false)),
                        new ClassTarget(List.of("a", "b")));

        assertThat(codes.encode(JSON.readTree("[" + value + ", true]")))
                .containsExactly(0, 1, 1, 0);
        assertThat(codes.encode(JSON.readTree("[" + value + ", \"FALSE\"]")))
                .containsExactly(0, 1, 0, 1);
        assertThatThrownBy(() -> codes.encode(JSON.readTree("[1.5, true]")))
                .hasMessageContaining("expected one of 0, 1, received 1.5");
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
                                new NumberEncoding("a", 1, 2, false, null),
                                new NumberEncoding("b", 0, 1, true, null)),
                        new StandardizedTarget(10, 2));

        assertThat(numbers.encode(new double[] {3, 4})).containsExactly(1, 4, 0);
        assertThat(numbers.target().decode(0, 1)).isEqualTo(12);
        assertThat(
                        faultsOf(
                                () ->
                                        numbers.encode(
                                                new double[] {
                                                    Double.NaN, Double.NEGATIVE_INFINITY
                                                })))
                .containsExactly(
                        new Fault("/0", "expected a finite number, received NaN"),
                        new Fault("/1", "expected a finite number, received -Infinity"));
        assertThat(faultsOf(() -> numbers.encode(new double[1])))
                .containsExactly(new Fault("", "expected shape [2] (a, b), received a list of 1"));
    }

    @Test
    void aColumnThatIsLeftOutIsMissingAsNullIs() {
        InstanceFindings findings = new InstanceFindings(false);
        String instance = "{\"year\": 2009, \"island\": \"Dream\", \"sex\": null}";

        assertThat(preprocessing.encode(JSON.readTree(instance), findings))
                .containsExactly(encode("[\"Dream\", null, null, 2009]"));
        assertThat(findings.imputed()).containsExactly("mass/g", "sex");
        assertThat(findings.warnings()).isEmpty();
        assertThat(faults("{\"mass/g\": 1, \"sex\": \"male\"}"))
                .containsExactly(
                        new Fault("/island", "missing column"),
                        new Fault("/year", "missing column"));
    }

    @Test
    void passesOverUnknownColumnsWhereItIsTold() {
        String instance =
                "{\"id\": 7, \"year\": 2007, \"mass/g\": 4500, \"sex\": \"male\", \"island\": \"Biscoe\"}";

        assertThat(preprocessing.encode(JSON.readTree(instance), new InstanceFindings(true)))
                .containsExactly(encode("[\"Biscoe\", 4500, \"male\", 2007]"));
        assertThat(faults(instance)).extracting(Fault::pointer).containsExactly("/id");
    }

    /** 2500 is as wide as the range: from 500 to 8000 nothing is said. */
    @ParameterizedTest
    @CsvSource({
        "500, false",
        "8000, false",
        "499, true",
        "8001, true",
        "30000, true",
        "-1e30, true"
    })
    void warnsOfValuesFarFromAllThatTrainingRowsHave(String mass, boolean isFar) {
        for (String instance :
                List.of(
                        "[\"Dream\", %s, \"male\", 9999]",
                        "{\"island\": \"Dream\", \"mass/g\": %s, \"sex\": \"male\", \"year\": 2008}")) {
            InstanceFindings findings = new InstanceFindings(false);
            preprocessing.encode(JSON.readTree(instance.formatted(mass)), findings);
            assertThat(findings.warnings()).hasSize(isFar ? 1 : 0);
        }
    }

    @Test
    void warnsInTheUsersOwnNumbers() {
        Preprocessing ages =
                new TablePreprocessing(
                        List.of(
                                new NumberEncoding(
                                        "age", 30, 14, false, new NumberRange(0.4f, 80))),
                        new StandardizedTarget(10, 2));
        InstanceFindings findings = new InstanceFindings(false);
        ages.encode(new double[] {3000}, findings);

        assertThat(findings.warnings())
                .containsExactly(
                        new Fault(
                                "/0",
                                "expected about 0.4 to 80, which training rows have, received 3000"));
    }

    /** A network never learned what to do with another value. */
    @ParameterizedTest
    @ValueSource(strings = {"7", "-1e30", "null"})
    void aConstantColumnIsZeroWhateverItsValue(String value) {
        Preprocessing constant =
                new TablePreprocessing(
                        List.of(
                                new NumberEncoding("same", 5, 0, false, new NumberRange(5, 5)),
                                new NumberEncoding("gone", 0, 0, false, null)),
                        new StandardizedTarget(10, 2));
        InstanceFindings findings = new InstanceFindings(false);

        assertThat(constant.encode(JSON.readTree("[%s, %s]".formatted(value, value)), findings))
                .containsExactly(0, 0);
        if (value.equals("null")) {
            assertThat(findings.imputed()).containsExactly("same", "gone");
        } else {
            assertThat(findings.warnings()).extracting(Fault::pointer).containsExactly("/0", "/1");
        }
        InstanceFindings none = new InstanceFindings(false);
        constant.encode(JSON.readTree("[5, null]"), none);
        assertThat(none.warnings()).isEmpty();
    }

    @Test
    void readsWhatEarlierVersionsWrote() {
        String column =
                "{\"type\": \"number\", \"name\": \"a\", \"mean\": 5.0, \"std\": 1.0, \"indicator\": false}";
        NumberEncoding constant = JSON.readValue(column, NumberEncoding.class);
        float[] encoded = new float[1];

        assertThat(constant.encode(7f, encoded, 0)).isNull();
        assertThat(encoded).containsExactly(2);
        assertThat(constant.unusual(7f)).isNull();
        assertThat(JSON.readTree(JSON.writeValueAsString(constant)).has("range")).isFalse();
    }

    @Test
    void warnsOfATextWithoutAKnownWord() {
        Preprocessing texts =
                new TablePreprocessing(
                        List.of(new TextEncoding("text", List.of("good", "bad"), 4)),
                        new ClassTarget(List.of("0", "1")));
        for (String known : List.of("not good", "", "!?")) {
            InstanceFindings findings = new InstanceFindings(false);
            texts.encode(JSON.valueToTree(List.of(known)), findings);
            assertThat(findings.warnings()).isEmpty();
        }
        InstanceFindings findings = new InstanceFindings(false);
        texts.encode(JSON.readTree("[\"schlecht\"]"), findings);
        assertThat(findings.warnings()).extracting(Fault::pointer).containsExactly("/0");
    }

    @Test
    void aNumberIsNoCategory() {
        assertThat(faultsOf(() -> preprocessing.encode(new double[] {1, 2, 3, 4})))
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
