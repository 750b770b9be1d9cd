package dev.dropwise.dataset.upload;

import dev.dropwise.category.CanonicalCategory;
import dev.dropwise.dataset.column.CategoryColumn;
import dev.dropwise.dataset.column.ColumnStore;
import dev.dropwise.problem.Invalid;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The order of a target's classes, which is that of a network's outputs: numbers ascend, texts are
 * as they first appear; of two, the one that is looked for is the second.
 */
public final class ClassOrder {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");

    private ClassOrder() {}

    /**
     * The same column with its classes in order.
     *
     * @throws Invalid when the positive class is none, or there are not two
     */
    public static CategoryColumn of(
            CategoryColumn column, @Nullable String positive, ColumnStore store)
            throws IOException {
        List<String> classes = new ArrayList<>(column.categories());
        if (classes.stream().allMatch(text -> NUMBER.matcher(text).matches())) {
            classes.sort(Comparator.comparing(BigDecimal::new));
        }
        if (positive != null) {
            String meant = CanonicalCategory.find(classes, positive);
            if (classes.size() != 2 || meant == null) {
                throw new Invalid(
                        "/positiveClass",
                        "expected one of two classes, received \"%s\", but %s has %s"
                                .formatted(positive, column.name(), some(classes)));
            }
            classes.sort(Comparator.comparing(meant::equals));
        }
        return column.ordered(classes, store);
    }

    private static String some(List<String> classes) {
        return classes.size() <= 10
                ? "the classes " + classes
                : "%,d classes".formatted(classes.size());
    }
}
