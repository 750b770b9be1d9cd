package dev.dropwise.dataset.upload.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dropwise.dataset.upload.PlainFile;
import dev.dropwise.problem.TooLarge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRecordsTests {

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("f.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void knowsOnWhichLineARecordBegins(String end) throws IOException {
        String text = "x,y~1,\"a~~\"\"b\"~~~2,c\"~3,d~".replace("~", end);
        Files.writeString(file, text);

        assertThat(CsvRecords.line(file, ',', 0)).isEqualTo(1);
        assertThat(CsvRecords.line(file, ',', 1)).isEqualTo(2);
        assertThat(CsvRecords.line(file, ',', 2)).isEqualTo(7);
        assertThat(CsvRecords.line(file, ',', 3)).isEqualTo(8);
    }

    /** Whether it looks at each byte or leaps over chunks of 65,536 without quotes. */
    @ParameterizedTest
    @CsvSource({"10, 11", "70000, 70001", "200000, 200001", "65536, 140000"})
    void refusesALongerRecord(int most, int length) throws IOException {
        for (String before : new String[] {"", "1\n", "\"1\"\n", "1,2\n".repeat(20_000)}) {
            for (String after : new String[] {"", "\n", "\n1,2\n".repeat(20_000)}) {
                Files.writeString(file, before + "x".repeat(length) + after);
                assertThatThrownBy(() -> check(most))
                        .isInstanceOf(TooLarge.class)
                        .hasMessageContaining(
                                "line " + (1 + before.chars().filter(c -> c == '\n').count()));
                Files.writeString(file, before + "x".repeat(most) + after);
                assertThatCode(() -> check(most)).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void countsLineEndsInQuotes() throws IOException {
        Files.writeString(file, "1\n\"" + "a\n".repeat(40_000) + "\"\n");

        assertThatThrownBy(() -> check(70_000)).hasMessageContaining("line 2:");
        assertThatCode(() -> check(80_002)).doesNotThrowAnyException();
    }

    private void check(int most) throws IOException {
        CsvCuts.of(new PlainFile("f.csv", file), ',', most, Integer.MAX_VALUE);
    }
}
