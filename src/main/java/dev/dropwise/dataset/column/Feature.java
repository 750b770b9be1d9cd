package dev.dropwise.dataset.column;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/**
 * One input of a data set, as its user knows it.
 *
 * @param name unique within the data set
 * @param type what its values are
 * @param categories the texts a category takes in the data, in order of first appearance; empty for
 *     other types
 * @param shape channels, height and width of an image; empty for other types
 * @param pixelRange the largest value a pixel of an image takes, 255 for most; null for other types
 */
@NamedInterface("column")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Feature(
        String name,
        ValueType type,
        List<String> categories,
        List<Integer> shape,
        @Nullable Integer pixelRange) {

    public static Feature number(String name) {
        return new Feature(name, ValueType.NUMBER, List.of(), List.of(), null);
    }

    public static Feature category(String name, List<String> categories) {
        return new Feature(name, ValueType.CATEGORY, categories, List.of(), null);
    }

    static Feature text(String name) {
        return new Feature(name, ValueType.TEXT, List.of(), List.of(), null);
    }

    public static Feature image(String name, List<Integer> shape, int pixelRange) {
        return new Feature(name, ValueType.IMAGE, List.of(), shape, pixelRange);
    }
}
