package dev.dropwise.dataset.column;

import dev.dropwise.dataset.preprocessing.ColumnEncoding;
import dev.dropwise.dataset.preprocessing.TargetEncoding;
import dev.dropwise.dataset.preprocessing.TextEncoding;
import dev.dropwise.random.SeededRandom;
import dev.dropwise.random.SplitMix64;
import java.io.IOException;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A column of texts, kept as their words.
 *
 * @param words those there are
 * @param ends one a row: how many tokens this row and those before it have
 * @param tokens all rows' words, one after the other, each the index of its word
 */
public record TextColumn(String name, List<String> words, IntBuffer ends, IntBuffer tokens)
        implements Column {

    /** A vocabulary takes the most frequent words; rarer ones teach a network little. */
    private static final int MOST_WORDS = 20_000;

    private static final int LONGEST = 512;

    @Override
    public int rows() {
        return ends.limit();
    }

    private int start(int row) {
        return row == 0 ? 0 : ends.get(row - 1);
    }

    private int length(int row) {
        return ends.get(row) - start(row);
    }

    @Override
    public Feature feature() {
        return Feature.text(name);
    }

    @Override
    public Target asTarget() {
        throw new IllegalStateException("a text is no target");
    }

    /**
     * The most frequent words of these rows, of equally frequent ones those that come first in
     * them, and the length of the longest row.
     */
    @Override
    public TextEncoding fit(int[] rows) {
        int[] counts = new int[words.size()];
        List<Integer> seen = new ArrayList<>();
        int longest = 1;
        for (int row : rows) {
            longest = Math.max(longest, length(row));
            for (int at = start(row); at < ends.get(row); at++) {
                if (counts[tokens.get(at)]++ == 0) {
                    seen.add(tokens.get(at));
                }
            }
        }
        List<String> vocabulary =
                seen.stream()
                        .sorted(Comparator.comparing(word -> -counts[word]))
                        .limit(MOST_WORDS)
                        .map(words::get)
                        .toList();
        return new TextEncoding(name, vocabulary, Math.min(longest, LONGEST));
    }

    @Override
    public TargetEncoding fitTarget(int[] rows) {
        throw new IllegalStateException("a text is no target");
    }

    @Override
    public void encode(int[] rows, ColumnEncoding encoding, float[] into, int at, int stride) {
        TextEncoding text = (TextEncoding) encoding;
        int[] inputs = words.stream().mapToInt(text::input).toArray();
        for (int i = 0; i < rows.length; i++) {
            int row = rows[i];
            text.put(
                    IntStream.range(start(row), ends.get(row)).map(t -> inputs[tokens.get(t)]),
                    into,
                    at + i * stride);
        }
    }

    @Override
    public float[] encodeTarget(int[] rows, TargetEncoding encoding) {
        throw new IllegalStateException("a text is no target");
    }

    @Override
    public int[][] strata(int count) {
        throw new IllegalStateException("a text is no target");
    }

    /** Its words with blanks between them, which is the same to a network. */
    @Override
    public String value(int row) {
        return IntStream.range(start(row), ends.get(row))
                .mapToObj(token -> words.get(tokens.get(token)))
                .collect(Collectors.joining(" "));
    }

    @Override
    public TextStatistics statistics() {
        int[] lengths = IntStream.range(0, rows()).map(this::length).toArray();
        long missing = Arrays.stream(lengths).filter(length -> length == 0).count();
        return new TextStatistics(
                name,
                ValueType.TEXT,
                rows() - missing,
                missing,
                words.size(),
                Arrays.stream(lengths).max().orElse(0));
    }

    @Override
    public ColumnSummary summary() {
        long missing = IntStream.range(0, rows()).filter(row -> length(row) == 0).count();
        long distinct = IntStream.range(0, rows()).mapToLong(this::key).distinct().count();
        return ColumnSummary.ofTexts(missing, distinct - (missing > 0 ? 1 : 0));
    }

    @Override
    public long key(int row) {
        long key = 0;
        for (int at = start(row); at < ends.get(row); at++) {
            key = SplitMix64.mix(key ^ (tokens.get(at) + 1L));
        }
        return key;
    }

    @Override
    public TextColumn slice(int from, int count) {
        int first = from == 0 ? 0 : ends.get(from - 1);
        int[] shifted =
                IntStream.range(from, from + count).map(row -> ends.get(row) - first).toArray();
        int last = count == 0 ? 0 : shifted[count - 1];
        return new TextColumn(name, words, IntBuffer.wrap(shifted), tokens.slice(first, last));
    }

    /** A masked text has no words left; there is nothing between words that noise could be. */
    @Override
    public TextColumn disturb(Corruption corruption, ColumnStore store) throws IOException {
        SeededRandom seededRandom = corruption.draws("mask of " + name);
        CodeSink keptEnds = store.codes();
        CodeSink keptTokens = store.codes();
        int end = 0;
        for (int row = 0; row < rows(); row++) {
            boolean masked =
                    row < corruption.trainingRows()
                            && seededRandom.uniform() < corruption.masking();
            for (int at = start(row); !masked && at < ends.get(row); at++) {
                keptTokens.add(tokens.get(at));
            }
            end += masked ? 0 : length(row);
            keptEnds.add(end);
        }
        return new TextColumn(name, words, keptEnds.finish(), keptTokens.finish());
    }

    @Override
    public TextColumn select(int[] rows, ColumnStore store) throws IOException {
        CodeSink selectedEnds = store.codes();
        CodeSink selectedTokens = store.codes();
        int end = 0;
        for (int row : rows) {
            for (int at = start(row); at < ends.get(row); at++) {
                selectedTokens.add(tokens.get(at));
            }
            end += length(row);
            selectedEnds.add(end);
        }
        return new TextColumn(name, words, selectedEnds.finish(), selectedTokens.finish());
    }

    @Override
    public void addTo(ContentHash hash) {
        hash.text("text");
        hash.text(name);
        hash.texts(words);
        hash.numbers(ends);
        hash.numbers(tokens);
    }

    @Override
    public ColumnLayout layout() {
        return new TextLayout(name, words, tokens.limit());
    }

    @Override
    public void writeTo(MatrixOutput out) throws IOException {
        out.write(ends);
        out.write(tokens);
    }
}
