package dev.dropwise.dataset.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dropwise.dataset.column.TestColumns;
import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.dataset.content.RowKey;
import dev.dropwise.dataset.content.RowKeys;
import dev.dropwise.dataset.content.TableContent;
import dev.dropwise.problem.Invalid;
import dev.dropwise.web.DropwiseJson;
import java.io.IOException;
import java.nio.IntBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TestRowSelectionTests {

    @Test
    void holdsWholeGroupsOut() throws IOException {
        DatasetContent held =
                TestRowSelection.of(
                        content(new int[] {0, 1, 2, 0, 1, 2, 3, 3}, null),
                        quarter(),
                        UploadSources.heap());

        assertThat(held.testRows()).isEqualTo(2);
        Set<Integer> inside = keys(Objects.requireNonNull(held.keys().group()), 0, 6);
        Set<Integer> outside = keys(Objects.requireNonNull(held.keys().group()), 6, 8);
        assertThat(outside).hasSize(1).doesNotContainAnyElementsOf(inside);
    }

    @Test
    void oneWordIsEnough() throws IOException {
        UploadOptions options = UploadSources.options("'test': 'auto'");

        assertThat(options.test()).isEqualTo(new HoldOut(0.2, null));
        assertThat(DropwiseJson.mapper().writeValueAsString(options))
                .contains("\"test\":{\"fraction\":0.2}");
        assertThat(
                        TestRowSelection.of(content(null, null), options, UploadSources.heap())
                                .testRows())
                .isEqualTo(2);
        assertThatThrownBy(() -> UploadSources.options("'test': 'some'"))
                .hasMessageContaining(
                        "expected \"auto\", or an object with a fraction or a file, received \"some\"");
    }

    @Test
    void holdsTheLatestRowsOut() throws IOException {
        DatasetContent held =
                TestRowSelection.of(
                        content(null, new int[] {7, 1, 2, 6, 0, 5, 3, 4}),
                        quarter(),
                        UploadSources.heap());

        assertThat(held.testRows()).isEqualTo(2);
        assertThat(keys(Objects.requireNonNull(held.keys().time()), 6, 8)).containsExactly(6, 7);
        assertThat(List.of(held.instance(6), held.instance(7)).toString())
                .isEqualTo("[{x=0}, {x=3}]");
    }

    @Test
    void refusesWhatTrainingsCouldNotDivide() {
        assertRefused(content(new int[8], null), "/group", "at least 2 groups", "");
        assertRefused(content(null, new int[8]), "/time", "different times", "");
        assertRefused(
                content(new int[8], null),
                "/test/fraction",
                "2 groups",
                "'test': {'fraction': 0.25}");
        assertRefused(
                content(new int[] {0, 0, 0, 0, 1, 1, 1, 1}, null),
                "/group",
                "at least 2 groups of rows, received 1",
                "'test': {'fraction': 0.25}");
    }

    private static void assertRefused(
            DatasetContent content, String pointer, String detail, String options) {
        assertThatThrownBy(
                        () ->
                                TestRowSelection.of(
                                        content,
                                        UploadSources.options(options),
                                        UploadSources.heap()))
                .isInstanceOf(Invalid.class)
                .hasMessageStartingWith(pointer + ": ")
                .hasMessageContaining(detail);
    }

    private static UploadOptions quarter() {
        return UploadSources.options("'test': {'fraction': 0.25}");
    }

    private static Set<Integer> keys(RowKey key, int from, int to) {
        Set<Integer> keys = new TreeSet<>();
        for (int row = from; row < to; row++) {
            keys.add(key.keys().get(row));
        }
        return keys;
    }

    private static DatasetContent content(int @Nullable [] groups, int @Nullable [] times) {
        return new TableContent(
                List.of(TestColumns.numbers("x", 0, 1, 2, 3, 4, 5, 6, 7)),
                List.of(TestColumns.categories("y", "a", "b", "a", "b", "a", "b", "a", "b")),
                new RowKeys(
                        groups == null ? null : new RowKey("who", IntBuffer.wrap(groups)),
                        times == null ? null : new RowKey("when", IntBuffer.wrap(times))),
                0);
    }
}
