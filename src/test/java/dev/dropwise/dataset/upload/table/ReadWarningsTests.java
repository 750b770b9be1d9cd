package dev.dropwise.dataset.upload.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.dropwise.dataset.DatasetProperties;
import dev.dropwise.dataset.column.HeapColumns;
import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.dataset.insight.Warning;
import dev.dropwise.dataset.upload.DatasetReader;
import dev.dropwise.dataset.upload.NamedBytes;
import dev.dropwise.dataset.upload.UploadSource;
import dev.dropwise.dataset.upload.UploadSources;
import dev.dropwise.problem.TooLarge;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class ReadWarningsTests {

    @Test
    void namesTheFirstCellsThatKeepAColumnFromBeingNumbers() throws IOException {
        StringBuilder csv = new StringBuilder("x,y\n");
        StringBuilder json = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            String value = i == 15_000 ? "n/a" : "" + i / 4.0;
            csv.append(value).append(",").append(i).append('\n');
            json.append("{\"x\": \"%s\", \"y\": %d}\n".formatted(value, i));
        }

        assertThat(warnings(new CsvReader(), csv.toString()))
                .singleElement()
                .satisfies(
                        warning -> {
                            assertThat(warning.rule()).isEqualTo("nearlyNumbers");
                            assertThat(warning.pointer()).isEqualTo("/features/0");
                            assertThat(warning.message())
                                    .contains("all but 1 of its 20,000 values are numbers")
                                    .contains("because of t, line 15002: \"n/a\".");
                        });
        assertThat(warnings(new JsonReader(), json.toString()))
                .singleElement()
                .satisfies(
                        warning ->
                                assertThat(warning.message())
                                        .contains("because of t, row 15001: \"n/a\"."));
    }

    @Test
    void saysWhatDatesAndQuotesBecame() throws IOException {
        assertThat(warnings(new CsvReader(), "x,y\n03/04/2023,1\n4/5/2023 10:30,2\n"))
                .containsExactly(
                        new Warning(
                                "dayOrMonth",
                                "/features/0",
                                "x",
                                "Name x in time, and set dayFirst, if it orders the rows: \"03/04/2023\""
                                        + " does not say whether the day or the month comes first, so"
                                        + " its dates became categories."));
        assertThat(warnings(new CsvReader(), "x,y\n'red',1\n'it''s',2\n"))
                .containsExactly(
                        new Warning(
                                "singleQuotes",
                                "/features/0",
                                "x",
                                "Write the values of x in double quotes, or in none: all of them are in"
                                        + " single quotes, like 'red', which are part of its categories."));
        assertThat(warnings(new CsvReader(), "x,y\n'red',1\nblue,2\n")).isEmpty();
    }

    /** However often it stands there; several texts may well be categories. */
    @Test
    void namesTheOneTextAmongNumbers() throws IOException {
        String rows = "?,1\n2,?\n3,4\n?,5\n6,6\n";

        assertThat(warnings(new CsvReader(), "x,y\n" + rows))
                .extracting(Warning::rule, Warning::pointer)
                .containsExactly(
                        tuple("nearlyNumbers", "/features/0"), tuple("nearlyNumbers", "/target"));
        assertThat(warnings(new CsvReader(), "x,y\n" + rows.replace("?", "n/a")).get(0).message())
                .contains("all but 2 of its 5 values are numbers")
                .contains("t, line 2: \"n/a\", t, line 5: \"n/a\".");
        assertThat(warnings(new CsvReader(), "x,y\n1a,1\n2b,2\n3,4\n4,5\n6,6\n")).isEmpty();
    }

    @Test
    void namesTheCellThatMakesTooManyCategories() {
        StringBuilder csv = new StringBuilder("x,y\n");
        for (int i = 0; i < 12_000; i++) {
            csv.append(i == 11_900 ? "n/a" : "" + i / 4.0).append(",").append(i).append('\n');
        }
        DatasetProperties few =
                new DatasetProperties(
                        DataSize.ofMegabytes(9),
                        DataSize.ofMegabytes(9),
                        100_000,
                        10,
                        1000,
                        1,
                        DataSize.ofMegabytes(256),
                        1000,
                        9,
                        9);
        NamedBytes file = new NamedBytes("t.csv", csv.toString().getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(
                        () ->
                                new CsvReader()
                                        .read(
                                                new UploadSource(List.of(file), few),
                                                UploadSources.options("'target': 'y'"),
                                                new HeapColumns(few.columnLimits())))
                .isInstanceOf(TooLarge.class)
                .hasMessageStartingWith("column x: expected at most 1,000 distinct categories")
                .hasMessageEndingWith("what keeps its numbers from being some: \"n/a\"");
    }

    @Test
    void saysNothingOfCategories() throws IOException {
        assertThat(warnings(new CsvReader(), "x,z,y\na,1.2.3,1\n2,10.0.0.1,2\nb,x,3\n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1,200", "1.234,50", "1.234.567", "1 200", "'5.1'", "$3.50", "12 %", "5,5"})
    void namesNumbersThatAreWrittenOtherwise(String number) throws IOException {
        assertThat(warnings(new CsvReader(), "x;y\n%s;1\n7;2\n%s;3\n".formatted(number, number)))
                .singleElement()
                .satisfies(
                        warning -> {
                            assertThat(warning.rule()).isEqualTo("numbersAsTexts");
                            assertThat(warning.message()).contains('"' + number + '"');
                        });
    }

    @Test
    void noticesAFirstRowThatIsNoHeader() throws IOException {
        assertThat(warnings(new CsvReader(), "5.1,y,3\n1,2,3\n")).isEmpty();
        assertThat(warnings(new CsvReader(), "'target': '2'", "5.1,3.5,2\n4.9,3.0,1\n4.7,3.2,1\n"))
                .singleElement()
                .satisfies(warning -> assertThat(warning.rule()).isEqualTo("numbersAsNames"));
    }

    @Test
    void namesColumnsThatLoseDigits() throws IOException {
        assertThat(warnings(new CsvReader(), "x,y\n1,1\n123456789123,2\n123456789,3\n"))
                .singleElement()
                .satisfies(
                        warning -> {
                            assertThat(warning.rule()).isEqualTo("roundedNumbers");
                            assertThat(warning.column()).isEqualTo("x");
                        });
        assertThat(warnings(new CsvReader(), "x,y\n123456788,1\n123456789,2\n")).isEmpty();
    }

    private static List<Warning> warnings(DatasetReader reader, String text) throws IOException {
        return warnings(reader, "'target': 'y'", text);
    }

    private static List<Warning> warnings(DatasetReader reader, String options, String text)
            throws IOException {
        UploadSource source =
                UploadSources.of(new NamedBytes("t", text.getBytes(StandardCharsets.UTF_8)));
        DatasetContent content =
                reader.read(source, UploadSources.options(options), UploadSources.heap());
        return source.warnings().of(content);
    }
}
