package dev.dropwise.dataset.column;

import dev.dropwise.category.CanonicalCategory;
import dev.dropwise.dataset.preprocessing.CategoryEncoding;
import dev.dropwise.dataset.preprocessing.ClassTarget;
import dev.dropwise.dataset.preprocessing.ColumnEncoding;
import dev.dropwise.dataset.preprocessing.TargetEncoding;
import dev.dropwise.random.SeededRandom;
import java.io.IOException;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A column of texts of which there are few.
 *
 * @param categories the texts; for a target, its classes
 * @param codes one a row: the index of its category, {@value #MISSING} where it is missing
 */
public record CategoryColumn(String name, List<String> categories, IntBuffer codes)
        implements Column {

    public static final int MISSING = -1;

    @Override
    public int rows() {
        return codes.limit();
    }

    @Override
    public Feature feature() {
        return Feature.category(name, categories);
    }

    @Override
    public Target asTarget() {
        return new Target(name, ValueType.CATEGORY, categories);
    }

    /** Categories in order of first appearance in these rows: even the order tells no others. */
    @Override
    public CategoryEncoding fit(int[] rows) {
        int[] seen = Arrays.stream(rows).map(codes::get).distinct().toArray();
        boolean missing = Arrays.stream(seen).anyMatch(code -> code == MISSING);
        List<String> known =
                Arrays.stream(seen)
                        .filter(code -> code != MISSING)
                        .mapToObj(categories::get)
                        .toList();
        return new CategoryEncoding(name, known, missing);
    }

    /** All classes, also those without a training row: they are what is asked, not what is seen. */
    @Override
    public TargetEncoding fitTarget(int[] rows) {
        return new ClassTarget(categories);
    }

    @Override
    public void encode(int[] rows, ColumnEncoding encoding, float[] into, int at, int stride) {
        CategoryEncoding oneHot = (CategoryEncoding) encoding;
        int[] positions = positions(oneHot.categories());
        for (int i = 0; i < rows.length; i++) {
            int code = codes.get(rows[i]);
            int position = code == MISSING ? oneHot.missingPosition() : positions[code];
            if (position >= 0) {
                into[at + i * stride + position] = 1;
            }
        }
    }

    @Override
    public float[] encodeTarget(int[] rows, TargetEncoding encoding) {
        int[] indexes = positions(encoding.classes());
        float[] targets = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            targets[i] = indexes[codes.get(rows[i])];
        }
        return targets;
    }

    /** Where each category is in another list, -1 where it is not. */
    private int[] positions(List<String> in) {
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < in.size(); i++) {
            positions.put(in.get(i), i);
        }
        return categories.stream().mapToInt(name -> positions.getOrDefault(name, -1)).toArray();
    }

    @Override
    public int[][] strata(int count) {
        List<IntStream.Builder> strata = new ArrayList<>();
        categories.forEach(category -> strata.add(IntStream.builder()));
        for (int row = 0; row < count; row++) {
            strata.get(codes.get(row)).add(row);
        }
        return strata.stream().map(rows -> rows.build().toArray()).toArray(int[][]::new);
    }

    @Override
    public @Nullable Object value(int row) {
        int code = codes.get(row);
        return code == MISSING ? null : categories.get(code);
    }

    @Override
    public ColumnStatistics statistics() {
        long[] byCode = new long[categories.size()];
        long missing = 0;
        for (int row = 0; row < rows(); row++) {
            int code = codes.get(row);
            if (code == MISSING) {
                missing++;
            } else {
                byCode[code]++;
            }
        }
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int code = 0; code < byCode.length; code++) {
            counts.put(categories.get(code), byCode[code]);
        }
        return new CategoryStatistics(name, ValueType.CATEGORY, rows() - missing, missing, counts);
    }

    @Override
    public ColumnSummary summary() {
        BitSet seen = new BitSet();
        long missing = 0;
        for (int row = 0; row < rows(); row++) {
            int code = codes.get(row);
            if (code == MISSING) {
                missing++;
            } else {
                seen.set(code);
            }
        }
        return ColumnSummary.ofTexts(missing, seen.cardinality());
    }

    @Override
    public long key(int row) {
        return codes.get(row);
    }

    @Override
    public CategoryColumn slice(int from, int count) {
        return new CategoryColumn(name, categories, codes.slice(from, count));
    }

    /** Categories are masked; there is nothing between them that noise could be. */
    @Override
    public CategoryColumn disturb(Corruption corruption, ColumnStore store) throws IOException {
        SeededRandom seededRandom = corruption.draws("mask of " + name);
        CodeSink sink = store.codes();
        for (int row = 0; row < rows(); row++) {
            boolean masked =
                    row < corruption.trainingRows()
                            && seededRandom.uniform() < corruption.masking();
            sink.add(masked ? MISSING : codes.get(row));
        }
        return new CategoryColumn(name, categories, sink.finish());
    }

    @Override
    public CategoryColumn mislabel(Corruption corruption, ColumnStore store) throws IOException {
        int classes = categories.size();
        SeededRandom seededRandom = corruption.draws("label of " + name);
        CodeSink sink = store.codes();
        for (int row = 0; row < rows(); row++) {
            int code = codes.get(row);
            boolean wrong =
                    row < corruption.trainingRows()
                            && classes > 1
                            && seededRandom.uniform() < corruption.labelNoise();
            sink.add(wrong ? (code + 1 + seededRandom.index(classes - 1)) % classes : code);
        }
        return new CategoryColumn(name, categories, sink.finish());
    }

    @Override
    public CategoryColumn select(int[] rows, ColumnStore store) throws IOException {
        CodeSink sink = store.codes();
        for (int row : rows) {
            sink.add(codes.get(row));
        }
        return new CategoryColumn(name, categories, sink.finish());
    }

    /**
     * The same rows with the categories in another order.
     *
     * @param order all categories
     */
    public CategoryColumn ordered(List<String> order, ColumnStore store) throws IOException {
        if (order.equals(categories)) {
            return this;
        }
        int[] position = categories.stream().mapToInt(order::indexOf).toArray();
        CodeSink sink = store.codes();
        for (int row = 0; row < rows(); row++) {
            int code = codes.get(row);
            sink.add(code == MISSING ? MISSING : position[code]);
        }
        return new CategoryColumn(name, List.copyOf(order), sink.finish());
    }

    /**
     * The same rows where texts that stand for the same category are one, and all are written as
     * {@link CanonicalCategory} does: how others write them makes no difference.
     */
    public CategoryColumn canonical(ColumnStore store) throws IOException {
        CategoryColumn unified = unified(store);
        return new CategoryColumn(
                name,
                unified.categories.stream().map(CanonicalCategory::of).toList(),
                unified.codes);
    }

    /** The same rows where texts that stand for the same category are one. */
    public CategoryColumn unified(ColumnStore store) throws IOException {
        Map<String, Integer> known = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        int[] unified = new int[categories.size()];
        for (int i = 0; i < unified.length; i++) {
            String canonical = CanonicalCategory.of(categories.get(i));
            Integer code = known.putIfAbsent(canonical, names.size());
            unified[i] = code == null ? names.size() : code;
            if (code == null) {
                names.add(categories.get(i));
            } else {
                names.set(code, canonical);
            }
        }
        if (names.size() == unified.length) {
            return this;
        }
        CodeSink sink = store.codes();
        for (int row = 0; row < rows(); row++) {
            int code = codes.get(row);
            sink.add(code == MISSING ? MISSING : unified[code]);
        }
        return new CategoryColumn(name, List.copyOf(names), sink.finish());
    }

    @Override
    public ColumnLayout layout() {
        return new CategoryLayout(name, categories);
    }

    @Override
    public void writeTo(MatrixOutput out) throws IOException {
        out.write(codes);
    }

    @Override
    public void addTo(ContentHash hash) {
        hash.text("category");
        hash.text(name);
        hash.texts(categories);
        hash.numbers(codes);
    }
}
