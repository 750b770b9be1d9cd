package dev.dropwise.training;

import dev.dropwise.category.CanonicalCategory;
import dev.dropwise.dataset.preprocessing.CategoryEncoding;
import dev.dropwise.dataset.preprocessing.ColumnEncoding;
import dev.dropwise.dataset.preprocessing.ImagePreprocessing;
import dev.dropwise.dataset.preprocessing.NumberEncoding;
import dev.dropwise.dataset.preprocessing.Preprocessing;
import dev.dropwise.dataset.preprocessing.TablePreprocessing;
import dev.dropwise.dataset.preprocessing.TextEncoding;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the inputs of a trained network are made of those of another: columns by their names,
 * categories and words by theirs, numbers with their own mean and deviation. The trained network
 * then sees what it would have made of the same values itself.
 */
final class InputMatch {

    private final Map<String, Place> ours;
    private final Map<String, Place> theirs;
    private final AxisMatch.Builder match;

    /** Where a column's inputs begin. */
    private record Place(ColumnEncoding column, int at) {}

    private InputMatch(TablePreprocessing ours, TablePreprocessing theirs) {
        this.ours = places(ours);
        this.theirs = places(theirs);
        this.match = new AxisMatch.Builder(ours.inputShape()[0], theirs.inputShape()[0]);
    }

    private static Map<String, Place> places(TablePreprocessing table) {
        Map<String, Place> places = new LinkedHashMap<>();
        int at = 0;
        for (ColumnEncoding column : table.columns()) {
            places.put(column.name(), new Place(column, at));
            at += column.width();
        }
        return places;
    }

    static AxisMatch of(Preprocessing ours, Preprocessing theirs) {
        if (ours instanceof TablePreprocessing table
                && theirs instanceof TablePreprocessing other) {
            return table.vocabulary() > 0 && other.vocabulary() > 0
                    ? words(
                            (TextEncoding) table.columns().get(0),
                            (TextEncoding) other.columns().get(0))
                    : new InputMatch(table, other).match();
        }
        // Pixels are shares of full brightness in both.
        return ours instanceof ImagePreprocessing && theirs instanceof ImagePreprocessing
                ? new AxisMatch.Builder(0, 0).build()
                : AxisMatch.different("one reads images, the other columns");
    }

    private AxisMatch match() {
        for (String name : ours.keySet()) {
            if (!theirs.containsKey(name)) {
                match.differ("the model has no column " + name);
            }
        }
        theirs.forEach(
                (name, place) -> {
                    Place own = ours.get(name);
                    if (own == null) {
                        match.differ("the data set has no column " + name);
                    } else {
                        column(own, place);
                    }
                });
        return match.build();
    }

    private void column(Place own, Place other) {
        if (own.column instanceof NumberEncoding number
                && other.column instanceof NumberEncoding trained) {
            number(number, own.at, trained, other.at);
        } else if (own.column instanceof CategoryEncoding category
                && other.column instanceof CategoryEncoding trained) {
            category(category, own.at, trained, other.at);
        } else {
            match.differ("the column %s is of another kind".formatted(own.column.name()));
        }
    }

    /** What does not vary says nothing: it adds what its only value comes to. */
    private void number(NumberEncoding own, int at, NumberEncoding trained, int theirAt) {
        if (trained.varies()) {
            double offset = (own.mean() - trained.mean()) / trained.std();
            match.shift(theirAt, offset);
            if (own.varies()) {
                match.add(theirAt, at, own.std() / trained.std());
            }
            if (own.indicator() && offset != 0) {
                // a missing value was the other mean
                match.add(theirAt, at + 1, -offset);
            }
        }
        if (trained.indicator() && own.indicator()) {
            match.add(theirAt + 1, at + 1, 1);
        }
    }

    private void category(CategoryEncoding own, int at, CategoryEncoding trained, int theirAt) {
        for (int i = 0; i < own.categories().size(); i++) {
            String category = own.categories().get(i);
            int place = CanonicalCategory.index(trained.categories(), category);
            if (place < 0) {
                match.differ("the model has no category %s of %s".formatted(category, own.name()));
            } else {
                match.add(theirAt + place, at + i, 1);
            }
        }
        if (own.indicator() && trained.indicator()) {
            match.add(theirAt + trained.missingPosition(), at + own.missingPosition(), 1);
        }
    }

    /** Rows of an embedding; the first is of padding. */
    private static AxisMatch words(TextEncoding own, TextEncoding trained) {
        AxisMatch.Builder match =
                new AxisMatch.Builder(own.vocabulary().size() + 1, trained.vocabulary().size() + 1);
        match.add(0, 0, 1);
        for (int i = 0; i < own.vocabulary().size(); i++) {
            String word = own.vocabulary().get(i);
            int place = trained.input(word);
            if (place == 0) {
                match.differ("the model has no word " + word);
            } else {
                match.add(place, i + 1, 1);
            }
        }
        return match.build();
    }
}
