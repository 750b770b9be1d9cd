package dev.dropwise.dataset.preprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.dataset.CsvExport;
import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.column.CategoryColumn;
import dev.dropwise.dataset.column.Column;
import dev.dropwise.dataset.column.Feature;
import dev.dropwise.dataset.column.NumberColumn;
import dev.dropwise.dataset.column.Target;
import dev.dropwise.dataset.column.TestColumns;
import dev.dropwise.dataset.column.ValueType;
import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.dataset.content.ImageContent;
import dev.dropwise.dataset.content.RowKeys;
import dev.dropwise.dataset.content.TableContent;
import dev.dropwise.dataset.generated.Derivation;
import dev.dropwise.dataset.generated.DerivedContent;
import dev.dropwise.dataset.split.RandomFold;
import dev.dropwise.dataset.split.Split;
import dev.dropwise.dataset.upload.NamedBytes;
import dev.dropwise.dataset.upload.UploadSources;
import dev.dropwise.dataset.upload.table.CsvReader;
import dev.dropwise.problem.Invalid;
import dev.dropwise.web.DropwiseJson;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class SeveralTargetsTests {

    private static final String WEATHER =
            "x,rain,wind,sun\n1,yes,0,TRUE\n2,no,1,FALSE\n3,yes,1,TRUE\n4,no,0,FALSE\n";

    @Test
    void areLabelsWhereEachHasTwoClasses() throws IOException {
        TableContent content = read("'target': ['wind', 'rain', 'sun']", WEATHER);

        assertThat(content.features()).containsExactly(Feature.number("x"));
        assertThat(content.targets())
                .extracting(Column::asTarget)
                .containsExactly(
                        label("wind", "0", "1"),
                        label("rain", "no", "yes"),
                        label("sun", "FALSE", "TRUE"));
        assertThat(content.allTargets().values(2))
                .isEqualTo(Map.of("wind", "1", "rain", "yes", "sun", "TRUE"));
    }

    private static Target label(String name, String... classes) {
        return new Target(name, ValueType.CATEGORY, List.of(classes));
    }

    @Test
    void areNumbersWhereAllAre() throws IOException {
        String lines = "x,a,b\n1,0.5,0\n2,7,1\n";

        assertThat(read("'target': ['a', 'b']", lines).targets())
                .allMatch(NumberColumn.class::isInstance);
        assertThat(read("'target': ['b', 'x'], 'task': 'regression'", lines).targets())
                .allMatch(NumberColumn.class::isInstance);
    }

    /** What somebody said of zeros and ones is so. */
    @Test
    void zerosAndOnesAreNumbersWhereTheyAreSaidToBe() throws IOException {
        String lines = "x,a,b\n1,0,0\n2,1,1\n";

        assertThat(read("'target': ['a', 'b']", lines).targets())
                .allMatch(CategoryColumn.class::isInstance);
        for (String said : List.of("'task': 'regression'", "'types': {'a': 'number'}")) {
            assertThat(read("'target': ['a', 'b'], " + said, lines).targets())
                    .allMatch(NumberColumn.class::isInstance);
        }
        assertThat(read("'target': 'a'", lines).target()).isInstanceOf(NumberColumn.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "x,a,b;1,yes,0.5;2,no,3 | /target: expected several targets to be all numbers or all of two classes, received numbers in [b] and classes in [a]",
                "x,a,b;1,u,k;2,v,k;3,w,k | /target/0: expected two classes in each of several targets, received 3 in a: [u, v, w]; /target/1: expected two classes in each of several targets, received 1 in b: [k]",
                "x,a,b;1,yes,0;2,,1 | f.csv, line 3: column a: expected a class, received none",
                "x,a,b;1,3,0.5;2,1, | f.csv, line 3: column b: expected a number, received none",
                "x,a,c;1,3,0 | /target/1: expected one of the columns [x, a, c], received \"b\"",
                "a,b;1,3 | /target: expected a feature beside it, received [a, b]",
            })
    void sayWhatTheyCannotBe(String lines, String message) {
        assertThatThrownBy(() -> read("'target': ['a', 'b']", lines.replace(';', '\n')))
                .isInstanceOf(Invalid.class)
                .hasMessage(message);
    }

    @Test
    void havePositiveClassesInCommon() throws IOException {
        String lines = "x,a,b\n1,on,on\n2,off,off\n";

        assertThat(read("'target': ['a', 'b'], 'positiveClass': 'on'", lines).targets())
                .extracting(Column::asTarget)
                .containsExactly(label("a", "off", "on"), label("b", "off", "on"));
        assertThatThrownBy(
                        () -> read("'target': ['rain', 'wind'], 'positiveClass': 'yes'", WEATHER))
                .hasMessage(
                        "/positiveClass: expected one of two classes, received \"yes\", but wind has"
                                + " the classes [0, 1]");
    }

    @Test
    void areTheSameDataSetWhenTheirExportIsReadAgain() throws IOException {
        for (String options : List.of("'target': ['wind', 'rain', 'sun']", "'target': ['x']")) {
            TableContent content = read(options, WEATHER);
            StringWriter csv = new StringWriter();
            new CsvExport(content, csv).write(0, content.rows());

            assertThat(read(options, csv.toString()).hash()).isEqualTo(content.hash());
        }
    }

    @Test
    void mayBeThoseOfImages() throws IOException {
        NamedBytes file =
                new NamedBytes(
                        "f.csv",
                        "p,q,round,dark\n0,9,yes,0\n1,8,no,1\n2,7,no,0\n"
                                .getBytes(StandardCharsets.UTF_8));
        ImageContent content =
                (ImageContent)
                        new CsvReader()
                                .read(
                                        UploadSources.of(file),
                                        UploadSources.options(
                                                "'target': ['round', 'dark'], 'image': {'width': 2, 'height': 1}"),
                                        UploadSources.heap());
        Dataset dataset = new Dataset("images", Instant.EPOCH, false, () -> content);
        int[] rows = {0, 1, 2};

        assertThat(content.images()).containsOnlyKeys("all");
        assertThat(dataset.examples(rows, dataset.fit(rows)).targets())
                .containsExactly(1, 0, 0, 1, 0, 0);
    }

    @Test
    void areStandardizedEachByItsOwnTrainingRows() {
        Dataset dataset =
                dataset(TestColumns.numbers("a", 0, 4, 99), TestColumns.numbers("b", 100, 300, 0));
        Preprocessing fitted = dataset.fit(new int[] {0, 1});

        assertThat(dataset.examples(new int[] {0, 1}, fitted).targets())
                .containsExactly(-1, -1, 1, 1);
        assertThat(fitted.target().count()).isEqualTo(2);
        assertThat(fitted.target().tellsClasses()).isFalse();
        assertThat(fitted.target().decode(0, 1)).isEqualTo(4.0, within(1e-5));
        assertThat(fitted.target().decode(1, 1)).isEqualTo(300.0, within(1e-3));
    }

    @Test
    void travelWithTheNetworkAsJson() {
        JsonMapper json = DropwiseJson.mapper();
        for (Dataset dataset :
                List.of(
                        dataset(
                                TestColumns.numbers("a", 0, 4, 9),
                                TestColumns.numbers("b", 1, 3, 0)),
                        dataset(
                                TestColumns.categories("a", "no", "yes", "no"),
                                TestColumns.categories("b", "no", "no", "yes")))) {
            Preprocessing fitted = dataset.fit(new int[] {0, 1});

            String text = json.writeValueAsString(fitted);

            assertThat(json.readValue(text, Preprocessing.class)).isEqualTo(fitted);
            assertThat(text).contains("\"several\"").doesNotContain("tellsClasses", "count");
        }
    }

    /** Of each frequent combination a share validates, of the rare ones together, too. */
    @Test
    void aRandomSplitIsFairToCombinations() {
        String[] first = new String[200];
        String[] second = new String[200];
        Arrays.fill(first, "no");
        Arrays.fill(second, "no");
        Arrays.fill(first, 0, 100, "yes");
        Arrays.fill(second, 40, 103, "yes");
        Dataset dataset =
                dataset(TestColumns.categories("a", first), TestColumns.categories("b", second));

        Split split = dataset.split(0.1, 3);

        assertThat(split.validation()).hasSize(20);
        assertThat(Arrays.stream(split.validation()).filter(row -> row < 40)).hasSize(4);
        assertThat(Arrays.stream(split.validation()).filter(row -> row >= 40 && row < 100))
                .hasSize(6);
        assertThat(Arrays.stream(split.validation()).filter(row -> row >= 103))
                .hasSizeBetween(9, 10);
        for (int fold = 1; fold <= 4; fold++) {
            assertThat(dataset.split(new RandomFold(4, fold), 3).validation()).hasSize(50);
        }
    }

    /** Every row is a combination of its own, and yet some validate. */
    @Test
    void rareCombinationsAreDividedTogether() {
        Column[] targets = new Column[5];
        for (int k = 0; k < targets.length; k++) {
            String[] bits = new String[32];
            for (int row = 0; row < bits.length; row++) {
                bits[row] = (row >> k & 1) == 1 ? "yes" : "no";
            }
            targets[k] = TestColumns.categories("t" + k, bits);
        }

        assertThat(dataset(targets).split(0.25, 1).validation()).hasSize(8);
    }

    @Test
    void areMislabelledEachOnItsOwn() throws IOException {
        String[] no = new String[400];
        Arrays.fill(no, "no");
        no[0] = "yes";
        Dataset dataset = dataset(TestColumns.categories("a", no), TestColumns.categories("b", no));
        Derivation asked =
                new Derivation("d", "several", null, null, 0.25, 0.0, 0.0, 0.0, null, 7L)
                        .completed(dataset, 7);
        DatasetContent noisy =
                new DerivedContent(asked, dataset.content())
                        .content(UploadSources.heap(), UploadSources.heap(), UploadSources.heap());

        int first = 0;
        int both = 0;
        for (int row = 0; row < 400; row++) {
            Map<String, Object> labels = noisy.allTargets().values(row);
            first += "yes".equals(labels.get("a")) ? 1 : 0;
            both += "yes".equals(labels.get("a")) && "yes".equals(labels.get("b")) ? 1 : 0;
        }
        assertThat(first).isBetween(70, 130);
        assertThat(both).isBetween(8, 50);
        assertThatThrownBy(
                        () ->
                                new Derivation(
                                                "d", "several", null, null, 0.0, 0.0, 0.0, 0.5,
                                                null, 7L)
                                        .completed(dataset, 7))
                .hasMessage(
                        "/imbalance: expected 0 for several, which has several targets, received 0.5");
    }

    private static Dataset dataset(Column... targets) {
        float[] numbers = new float[targets[0].rows()];
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = row;
        }
        TableContent content =
                new TableContent(
                        List.of(TestColumns.numbers("x", numbers)),
                        List.of(targets),
                        RowKeys.NONE,
                        0);
        return new Dataset("several", Instant.EPOCH, false, () -> content);
    }

    private static TableContent read(String options, String text) throws IOException {
        NamedBytes file = new NamedBytes("f.csv", text.getBytes(StandardCharsets.UTF_8));
        return (TableContent)
                new CsvReader()
                        .read(
                                UploadSources.of(file),
                                UploadSources.options(options),
                                UploadSources.heap());
    }
}
