package dev.dropwise.dataset.column;

import dev.dropwise.dataset.preprocessing.Tokenizer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes texts, one a row; their words are in order of first appearance. */
public final class TextSink {

    private final String name;
    private final CodeSink ends;
    private final CodeSink tokens;
    private final Map<String, Integer> known = new LinkedHashMap<>();
    private int end;

    /** A new column of a store. */
    public TextSink(String name, ColumnStore store) {
        this.name = name;
        this.ends = store.codes();
        this.tokens = store.codes();
    }

    /**
     * Appends a row.
     *
     * @param text null where it is missing, which is a text without words
     */
    public void add(@Nullable String text) throws IOException {
        if (text != null) {
            for (String word : Tokenizer.of(text)) {
                tokens.add(token(word));
                end++;
            }
        }
        ends.add(end);
    }

    /** Appends rows. */
    public void add(TextColumn rows) throws IOException {
        int[] own = rows.words().stream().mapToInt(this::token).toArray();
        for (int at = 0; at < rows.tokens().limit(); at++) {
            tokens.add(own[rows.tokens().get(at)]);
        }
        for (int row = 0; row < rows.rows(); row++) {
            ends.add(end + rows.ends().get(row));
        }
        end += rows.tokens().limit();
    }

    private int token(String word) {
        Integer token = known.putIfAbsent(word, known.size());
        return token == null ? known.size() - 1 : token;
    }

    /** All rows; nothing can be added any more. */
    public TextColumn finish() throws IOException {
        return new TextColumn(name, List.copyOf(known.keySet()), ends.finish(), tokens.finish());
    }
}
