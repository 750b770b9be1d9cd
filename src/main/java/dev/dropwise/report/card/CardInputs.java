package dev.dropwise.report.card;

import dev.dropwise.dataset.preprocessing.CategoryEncoding;
import dev.dropwise.dataset.preprocessing.ColumnEncoding;
import dev.dropwise.dataset.preprocessing.ImagePreprocessing;
import dev.dropwise.dataset.preprocessing.NumberEncoding;
import dev.dropwise.dataset.preprocessing.Preprocessing;
import dev.dropwise.dataset.preprocessing.SeveralTargets;
import dev.dropwise.dataset.preprocessing.TablePreprocessing;
import dev.dropwise.dataset.preprocessing.TextEncoding;
import dev.dropwise.report.card.ModelCard.CardInput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What training saw, as its preprocessing keeps it. */
final class CardInputs {

    private CardInputs() {}

    static List<CardInput> of(Preprocessing preprocessing) {
        if (preprocessing instanceof TablePreprocessing table) {
            return table.columns().stream().map(CardInputs::column).toList();
        }
        ImagePreprocessing image = (ImagePreprocessing) preprocessing;
        return List.of(
                new CardInput(
                        "image",
                        "image",
                        List.of(0.0, (double) image.pixelRange()),
                        List.of(),
                        null,
                        false));
    }

    private static CardInput column(ColumnEncoding column) {
        if (column instanceof NumberEncoding number) {
            return input(number, "number", range(number), List.of(), null);
        }
        if (column instanceof TextEncoding text) {
            return input(text, "text", null, List.of(), text.vocabulary().size());
        }
        CategoryEncoding category = (CategoryEncoding) column;
        return input(category, "category", null, category.categories(), null);
    }

    private static CardInput input(
            ColumnEncoding column,
            String type,
            @Nullable List<Double> range,
            List<String> categories,
            @Nullable Integer words) {
        return new CardInput(column.name(), type, range, categories, words, column.takesMissing());
    }

    private static @Nullable List<Double> range(NumberEncoding number) {
        return number.range() == null ? null : List.of(number.range().min(), number.range().max());
    }

    /** What is predicted, with its classes; numbers have none. */
    static Map<String, List<String>> targets(Preprocessing preprocessing, String only) {
        Map<String, List<String>> targets = new LinkedHashMap<>();
        if (preprocessing.target() instanceof SeveralTargets several) {
            several.targets()
                    .forEach(target -> targets.put(target.name(), target.encoding().classes()));
        } else {
            targets.put(only, preprocessing.classes());
        }
        return targets;
    }
}
