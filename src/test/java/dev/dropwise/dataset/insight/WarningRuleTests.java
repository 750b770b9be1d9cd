package dev.dropwise.dataset.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.dropwise.dataset.column.CategoryColumn;
import dev.dropwise.dataset.column.Column;
import dev.dropwise.dataset.column.NumberColumn;
import dev.dropwise.dataset.column.PixelData;
import dev.dropwise.dataset.column.TestColumns;
import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.dataset.content.ImageContent;
import dev.dropwise.dataset.content.RowKeys;
import dev.dropwise.dataset.content.TableContent;
import dev.dropwise.dataset.generated.Synthesis;
import dev.dropwise.dataset.generated.SyntheticContent;
import dev.dropwise.dataset.generated.SyntheticType;
import dev.dropwise.random.SeededRandom;
import dev.dropwise.support.TestDatasets;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule with data that it warns of and data that it does not. */
class WarningRuleTests {

    private static final int ROWS = 200;

    @Test
    void warnsOfATargetThatIsNearlyConstant() {
        assertThat(warnings(table(0, labels(i -> i == 7 ? 1 : 0), noise("x"))))
                .filteredOn(found -> found.rule().equals("nearlyConstantTarget"))
                .singleElement()
                .satisfies(
                        found -> {
                            assertThat(found.pointer()).isEqualTo("/target");
                            assertThat(found.column()).isEqualTo("y");
                            assertThat(found.message()).contains("99.5 % of the training rows");
                        });
        assertThat(rules(table(0, numbers("y", i -> 3), noise("x"))))
                .contains("nearlyConstantTarget");
        assertThat(rules(table(0, labels(i -> i % 20 == 7 ? 1 : 0), noise("x"))))
                .doesNotContain("nearlyConstantTarget");
    }

    @Test
    void warnsOfAnIdAndNotOfACategory() {
        Column id = numbers("id", i -> 1000 + (i * 77) % ROWS);
        Column code = category("code", i -> i, ROWS);

        assertThat(warnings(table(0, halves(), noise("x"), id, code)))
                .filteredOn(found -> found.rule().equals("idLikeColumn"))
                .extracting(Warning::pointer)
                .containsExactly("/features/1", "/features/2");
        Column decade = numbers("decade", i -> 10 * (i % 20));
        Column gaps = numbers("gaps", i -> 3 * i);
        Column colour = category("colour", i -> i % 7, 7);
        assertThat(rules(table(0, halves(), noise("x"), decade, gaps, colour)))
                .doesNotContain("idLikeColumn");
    }

    @Test
    void warnsOfNumbersThatAreProbablyClasses() {
        for (Column target :
                List.of(
                        numbers("y", i -> i % 2),
                        numbers("y", i -> i % 2 == 0 ? -1 : 1),
                        numbers("y", i -> 1 + i % 5))) {
            assertThat(warnings(table(0, target, noise("x"))))
                    .filteredOn(found -> found.rule().equals("looksLikeClasses"))
                    .singleElement()
                    .satisfies(
                            found -> {
                                assertThat(found.pointer()).isEqualTo("/target");
                                assertThat(found.message())
                                        .startsWith("Set task to classification");
                            });
        }
        for (Column target :
                List.of(numbers("y", i -> i % 7 + 0.5), numbers("y", i -> i % 30), halves())) {
            assertThat(rules(table(0, target, noise("x")))).doesNotContain("looksLikeClasses");
        }
    }

    @Test
    void warnsOfCategoriesThatOnlyTestRowsHave() {
        Column colour = category("colour", i -> i < ROWS - 5 ? i % 3 : 3, 4);

        assertThat(warnings(table(10, halves(), noise("x"), colour)))
                .filteredOn(found -> found.rule().equals("unseenTestCategory"))
                .singleElement()
                .satisfies(
                        found -> {
                            assertThat(found.column()).isEqualTo("colour");
                            assertThat(found.message())
                                    .contains("expect predictions for c3 in colour");
                        });
        assertThat(rules(table(4, halves(), noise("x"), colour)))
                .doesNotContain("unseenTestCategory");
    }

    @Test
    void warnsOfANumberThatTellsTheClass() {
        Column leak = numbers("paid", i -> i % 2 == 0 ? 100 + i : -i);

        assertThat(warnings(table(0, halves(), noise("x"), leak)))
                .filteredOn(found -> found.rule().equals("leakingColumn"))
                .singleElement()
                .satisfies(
                        found -> {
                            assertThat(found.column()).isEqualTo("paid");
                            assertThat(found.message())
                                    .contains("Leave paid out")
                                    .contains("the 2 classes of 200 rows follow each other");
                        });
        assertThat(rules(table(0, labels(i -> i % 3), numbers("code", i -> 5 - i % 3))))
                .contains("leakingColumn");
        Column overlapping = numbers("x", i -> (i % 2 == 0 ? 0 : 80) + i % 100);
        assertThat(rules(table(0, halves(), overlapping))).doesNotContain("leakingColumn");
    }

    /** Of several targets the warning names the one, and points to what is wrong with it. */
    @Test
    void looksAtEachOfSeveralTargets() {
        Column constant = category("b", i -> i == 7 ? 1 : 0, 2);
        Column leak = numbers("paid", i -> i % 2);
        DatasetContent content =
                new TableContent(
                        List.of(leak, noise("x")),
                        List.of(constant, category("a", i -> i % 2, 2)),
                        RowKeys.NONE,
                        0);

        assertThat(warnings(content))
                .extracting(Warning::rule, Warning::pointer)
                .containsExactly(
                        tuple("nearlyConstantTarget", "/targets/0"),
                        tuple("leakingColumn", "/features/0"),
                        tuple("rareClass", "/targets/0"));
        assertThat(warnings(content).get(1).message()).contains("alone it tells the target a, for");
    }

    @Test
    void warnsOfACategoryThatTellsTheClass() {
        Column leak = category("branch", i -> i % 2 + 2 * (i % 5), 12);
        Column hint = category("branch", i -> i % 40 == 0 ? 1 : i % 2, 2);

        assertThat(rules(table(0, halves(), leak))).contains("leakingColumn");
        assertThat(rules(table(0, halves(), hint))).doesNotContain("leakingColumn");
    }

    @Test
    void warnsOfWhatIsMissingTogetherWithAClass() {
        Column leak = numbers("refund", i -> i % 2 == 0 ? Double.NaN : 5 + i % 3);

        assertThat(rules(table(0, halves(), leak))).contains("leakingColumn");
    }

    @Test
    void warnsOfAColumnThatIsTheValueInAnotherUnit() {
        Column metres = numbers("y", i -> i * i % 97);
        Column feet = numbers("feet", i -> 3.28084 * (i * i % 97));
        Column logarithm = numbers("log", i -> Math.exp((i * i % 97) / 5.0));
        Column group = category("group", i -> i * i % 97 / 10, 10);

        assertThat(warnings(table(0, metres, feet, logarithm, group)))
                .filteredOn(found -> found.rule().equals("leakingColumn"))
                .extracting(Warning::column)
                .containsExactly("feet", "log");
        assertThat(rules(table(0, numbers("y", i -> i % 4), category("is", i -> i % 4, 4))))
                .contains("leakingColumn");
    }

    @Test
    void warnsOfTestRowsThatAreTrainingRows() {
        Column x = numbers("x", i -> i < 160 ? i : i - 150);

        assertThat(warnings(table(40, halves(), x, numbers("z", i -> 1))))
                .filteredOn(found -> found.rule().equals("duplicatesAcrossTrainingAndTest"))
                .singleElement()
                .satisfies(
                        found ->
                                assertThat(found.message())
                                        .contains("40 of 40 test rows (100.0 %)"));
        assertThat(rules(table(40, halves(), numbers("x", i -> i / 2.0 + (i > 159 ? 500 : 0)))))
                .doesNotContain("duplicatesAcrossTrainingAndTest");
        assertThat(rules(table(0, halves(), numbers("x", i -> 1))))
                .doesNotContain("duplicatesAcrossTrainingAndTest");
    }

    @Test
    void warnsOfImagesThatAreInBothParts() {
        byte[] pixels = new byte[50 * 9];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i < 441 ? i / 9 : 3);
        }
        Column labels = TestColumns.categories("y", texts(50, i -> i % 2));

        assertThat(warnings(images(pixels, labels, 10)))
                .filteredOn(found -> found.rule().equals("duplicatesAcrossTrainingAndTest"))
                .singleElement()
                .satisfies(found -> assertThat(found.message()).contains("1 of 10 test rows"));
        pixels[449] = 77;
        assertThat(warnings(images(pixels, labels, 10))).isEmpty();
    }

    @Test
    void warnsOfAClassWithFewRows() {
        assertThat(warnings(table(0, labels(i -> i < 4 ? 1 : i % 3 == 0 ? 2 : 0), noise("x"))))
                .filteredOn(found -> found.rule().equals("rareClass"))
                .singleElement()
                .satisfies(
                        found ->
                                assertThat(found.message())
                                        .contains("class \"c1\"")
                                        .contains("4 training rows"));
        assertThat(rules(table(0, labels(i -> i < 5 ? 1 : i % 3 == 0 ? 2 : 0), noise("x"))))
                .doesNotContain("rareClass");
    }

    @Test
    void warnsOfAClassThatIsHeldOut() {
        assertThat(warnings(table(10, labels(i -> i < 190 ? i % 2 : 2), noise("x"))))
                .filteredOn(found -> found.rule().equals("unseenTestClass"))
                .singleElement()
                .satisfies(
                        found ->
                                assertThat(found.message())
                                        .contains("all 10 rows of the class \"c2\""));
        assertThat(rules(table(10, halves(), noise("x")))).doesNotContain("unseenTestClass");
    }

    @Test
    void warnsOfFarMoreFeaturesThanRows() {
        Column[] many =
                IntStream.range(0, 320).mapToObj(i -> noise("x" + i)).toArray(Column[]::new);

        assertThat(warnings(table(40, halves(), many)))
                .singleElement()
                .satisfies(
                        found -> {
                            assertThat(found.rule()).isEqualTo("moreFeaturesThanRows");
                            assertThat(found.pointer()).isEqualTo("/features");
                            assertThat(found.message())
                                    .contains("320 inputs for 160 training rows");
                        });
        assertThat(warnings(table(40, halves(), Arrays.copyOf(many, 319)))).isEmpty();
    }

    @Test
    void warnsOfAConstantColumn() {
        assertThat(warnings(table(0, halves(), noise("x"), numbers("one", i -> 1))))
                .singleElement()
                .satisfies(
                        found -> {
                            assertThat(found.rule()).isEqualTo("constantColumn");
                            assertThat(found.pointer()).isEqualTo("/features/1");
                            assertThat(found.message()).contains("all 200 rows");
                        });
        assertThat(rules(table(0, halves(), numbers("x", i -> i % 7 == 0 ? 2 : 1)))).isEmpty();
    }

    @Test
    void warnsOfAColumnThatIsMostlyMissing() {
        Column half = numbers("x", i -> i % 4 < 2 ? Double.NaN : i * i % 31);
        Column less = numbers("x", i -> i % 5 < 2 ? Double.NaN : i * i % 31);

        assertThat(warnings(table(0, halves(), half)))
                .singleElement()
                .satisfies(
                        found -> {
                            assertThat(found.rule()).isEqualTo("mostlyMissingColumn");
                            assertThat(found.message()).contains("missing in 100 of 200 rows");
                        });
        assertThat(warnings(table(0, halves(), less))).isEmpty();
    }

    @Test
    void doesNotRepeatItselfForThousandsOfColumns() {
        Column[] constant =
                IntStream.range(0, 30)
                        .mapToObj(i -> numbers("c" + i, row -> 1))
                        .toArray(Column[]::new);

        List<Warning> warnings = warnings(table(0, halves(), constant));

        assertThat(warnings).hasSize(11);
        assertThat(warnings.get(10).message()).isEqualTo("The same holds 20 times more.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "digits",
                "mnist-small",
                "iris",
                "penguins",
                "wine",
                "breast-cancer",
                "diabetes"
            })
    void hasNothingAgainstWhatIsBundled(String name) {
        assertThat(TestDatasets.bundled().get(name).insight().warnings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void hasNothingAgainstTheFormulas(SyntheticType type) {
        Synthesis asked = new Synthesis("x", type, 1000, null, 0.0, 0.0, 0, 0.2, 7L);

        assertThat(warnings(SyntheticContent.of(asked))).isEmpty();
    }

    private static List<Warning> warnings(DatasetContent content) {
        return DatasetInsight.of(content).warnings();
    }

    private static List<String> rules(DatasetContent content) {
        return warnings(content).stream().map(Warning::rule).toList();
    }

    private static DatasetContent table(int testRows, Column target, Column... columns) {
        return new TableContent(List.of(columns), target, testRows);
    }

    private static DatasetContent images(byte[] pixels, Column labels, int testRows) {
        return new ImageContent(
                "image", List.of(1, 3, 3), 255, PixelData.of(pixels, 9), labels, testRows);
    }

    private static Column halves() {
        return labels(i -> i % 2);
    }

    private static Column labels(IntUnaryOperator code) {
        return category("y", code, 3);
    }

    private static Column category(String name, IntUnaryOperator code, int categories) {
        List<String> texts = IntStream.range(0, categories).mapToObj(i -> "c" + i).toList();
        return new CategoryColumn(
                name, texts, IntBuffer.wrap(IntStream.range(0, ROWS).map(code).toArray()));
    }

    private static String[] texts(int rows, IntUnaryOperator code) {
        return IntStream.range(0, rows)
                .mapToObj(i -> "c" + code.applyAsInt(i))
                .toArray(String[]::new);
    }

    private static Column numbers(String name, IntToDoubleFunction value) {
        float[] values = new float[ROWS];
        for (int i = 0; i < ROWS; i++) {
            values[i] = (float) value.applyAsDouble(i);
        }
        return new NumberColumn(name, FloatBuffer.wrap(values));
    }

    private static Column noise(String name) {
        SeededRandom seededRandom = new SeededRandom(name.hashCode());
        return numbers(name, i -> seededRandom.normal());
    }
}
