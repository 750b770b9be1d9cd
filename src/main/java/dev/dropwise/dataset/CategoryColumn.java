package dev.dropwise.dataset;

import java.util.ArrayList;
import java.util.Arrays;
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
@SuppressWarnings("ArrayRecordComponent") // as large as the data; nobody compares columns
record CategoryColumn(String name, List<String> categories, int[] codes) implements Column {

    static final int MISSING = -1;

    /** Categories in order of first appearance. */
    static CategoryColumn of(String name, List<@Nullable String> texts) {
        Map<String, Integer> known = new LinkedHashMap<>();
        int[] codes = new int[texts.size()];
        for (int row = 0; row < codes.length; row++) {
            String text = texts.get(row);
            codes[row] = text == null ? MISSING : code(known, text);
        }
        return new CategoryColumn(name, List.copyOf(known.keySet()), codes);
    }

    private static int code(Map<String, Integer> known, String text) {
        Integer code = known.putIfAbsent(text, known.size());
        return code == null ? known.size() - 1 : code;
    }

    @Override
    public int rows() {
        return codes.length;
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
        int[] seen = Arrays.stream(rows).map(row -> codes[row]).distinct().toArray();
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
        int[] positions = categories.stream().mapToInt(oneHot.categories()::indexOf).toArray();
        for (int i = 0; i < rows.length; i++) {
            int code = codes[rows[i]];
            int position = code == MISSING ? oneHot.missingPosition() : positions[code];
            if (position >= 0) {
                into[at + i * stride + position] = 1;
            }
        }
    }

    @Override
    public float[] encodeTarget(int[] rows, TargetEncoding encoding) {
        int[] indexes = categories.stream().mapToInt(encoding.classes()::indexOf).toArray();
        float[] targets = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            targets[i] = indexes[codes[rows[i]]];
        }
        return targets;
    }

    @Override
    public int[][] strata(int count) {
        List<IntStream.Builder> strata = new ArrayList<>();
        categories.forEach(category -> strata.add(IntStream.builder()));
        for (int row = 0; row < count; row++) {
            strata.get(codes[row]).add(row);
        }
        return strata.stream().map(rows -> rows.build().toArray()).toArray(int[][]::new);
    }

    @Override
    public @Nullable Object value(int row) {
        return codes[row] == MISSING ? null : categories.get(codes[row]);
    }

    @Override
    public ColumnStatistics statistics() {
        Map<String, Long> counts = new LinkedHashMap<>();
        categories.forEach(category -> counts.put(category, 0L));
        for (int code : codes) {
            if (code != MISSING) {
                counts.merge(categories.get(code), 1L, Long::sum);
            }
        }
        long missing = Arrays.stream(codes).filter(code -> code == MISSING).count();
        return new CategoryStatistics(
                name, ValueType.CATEGORY, codes.length - missing, missing, counts);
    }

    @Override
    public void addTo(ContentHash hash) {
        hash.text("category");
        hash.text(name);
        hash.texts(categories);
        hash.numbers(codes);
    }
}
