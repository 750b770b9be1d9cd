package dev.dropwise.dataset.preprocessing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A text becomes the numbers of its words, for an {@code embedding}: from 1 on in the order of the
 * vocabulary, then 0 up to the length. Words that no training row has are left out, and so is what
 * is longer.
 *
 * @param vocabulary words of the training rows, the most frequent first
 * @param length how many words are taken
 */
@JsonTypeName("text")
public record TextEncoding(
        String name, List<String> vocabulary, int length, @JsonIgnore Map<String, Integer> inputs)
        implements ColumnEncoding {

    /** Padding, and a word that is not in the vocabulary. */
    private static final int NONE = 0;

    @JsonCreator
    public TextEncoding(String name, List<String> vocabulary, int length) {
        this(name, List.copyOf(vocabulary), length, numbered(vocabulary));
    }

    private static Map<String, Integer> numbered(List<String> vocabulary) {
        Map<String, Integer> inputs = new HashMap<>();
        vocabulary.forEach(word -> inputs.put(word, inputs.size() + 1));
        return Map.copyOf(inputs);
    }

    @Override
    public boolean indicator() {
        return false;
    }

    @Override
    public boolean takesMissing() {
        return true;
    }

    @Override
    public int width() {
        return length;
    }

    /** The number of a word, 0 where it has none. */
    public int input(String word) {
        return inputs.getOrDefault(word, NONE);
    }

    /** Writes the numbers of a text's words, those without left out. */
    public void put(IntStream words, float[] into, int at) {
        int[] known = words.filter(input -> input != NONE).limit(length).toArray();
        for (int i = 0; i < known.length; i++) {
            into[at + i] = known[i];
        }
    }

    @Override
    public @Nullable String encode(JsonNode value, float[] into, int at) {
        if (value.isString() || value.isNull()) {
            String text = value.isNull() ? "" : value.asString();
            put(Tokenizer.of(text).stream().mapToInt(this::input), into, at);
            return null;
        }
        return "expected a text, received " + ReceivedValue.describe(value);
    }

    @Override
    public @Nullable String encode(double value, float[] into, int at) {
        return "expected a text, received " + value;
    }

    @Override
    public @Nullable String unusual(JsonNode value) {
        List<String> words = value.isString() ? Tokenizer.of(value.asString()) : List.of();
        boolean isUnknown =
                !words.isEmpty() && words.stream().allMatch(word -> input(word) == NONE);
        return isUnknown
                ? "expected words that training rows have, received none: "
                        + ReceivedValue.describe(value)
                : null;
    }
}
