package dev.dropwise.dataset.insight;

import dev.dropwise.dataset.column.CategoryColumn;
import dev.dropwise.dataset.column.Column;
import dev.dropwise.dataset.column.ColumnSummary;
import dev.dropwise.dataset.column.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Everything that is warned of: a new rule is a constant here, with its two tests. */
enum WarningRule {
    NEARLY_CONSTANT_TARGET("nearlyConstantTarget") {
        @Override
        Stream<WarningFinding> find(ContentInspection seen) {
            int[] sample = seen.sample();
            return WarningScan.targets(
                    seen,
                    (target, summary) -> {
                        double share = MostFrequentValue.share(target, sample);
                        return share < 0.99
                                ? null
                                : WarningScan.words(
                                        "Collect more rows of other values, or measure more than"
                                                + " accuracy: %.1f %% of the training rows have one and"
                                                + " the same target, which is what a network learns to"
                                                + " answer always.",
                                        100 * share);
                    });
        }
    },

    LOOKS_LIKE_CLASSES("looksLikeClasses") {
        @Override
        Stream<WarningFinding> find(ContentInspection seen) {
            return WarningScan.targets(
                    seen,
                    (target, summary) ->
                            summary.balance() != null || !LikelyClasses.areIn(target, summary)
                                    ? null
                                    : WarningScan.words(
                                            "Set task to classification if the numbers of %s name"
                                                    + " classes: there are %,d of them in %,d rows,"
                                                    + " and networks learn them as quantities.",
                                            target.name(), summary.distinct(), target.rows()));
        }
    },

    LEAKING_COLUMN("leakingColumn") {
        @Override
        Stream<WarningFinding> find(ContentInspection seen) {
            int[] sample = seen.sample();
            Map<String, TargetLeak> leaks = new LinkedHashMap<>();
            List<Column> targets = seen.content().targets();
            targets.forEach(
                    target ->
                            leaks.put(
                                    targets.size() == 1
                                            ? "the target"
                                            : "the target " + target.name(),
                                    TargetLeak.into(target, sample)));
            return WarningScan.columns(
                    seen,
                    (column, summary) ->
                            leaks.entrySet().stream()
                                    .flatMap(leak -> told(leak.getKey(), leak.getValue(), column))
                                    .map(
                                            told ->
                                                    WarningScan.words(
                                                            "Leave %s out unless it is known when a"
                                                                    + " prediction is asked for: alone"
                                                                    + " it tells %s.",
                                                            column.name(), told))
                                    .findFirst()
                                    .orElse(null));
        }
    },

    ID_LIKE_COLUMN("idLikeColumn") {
        @Override
        Stream<WarningFinding> find(ContentInspection seen) {
            return WarningScan.columns(
                    seen,
                    (column, summary) -> {
                        long there = column.rows() - summary.missing();
                        boolean names =
                                column.feature().type() == ValueType.CATEGORY
                                        ? summary.distinct() >= 0.95 * there
                                        : isSequence(column, summary);
                        return there < 20 || !names
                                ? null
                                : WarningScan.words(
                                        "Leave %s out: its %,d values in %,d rows name the rows and"
                                                + " say nothing about new ones.",
                                        column.name(), summary.distinct(), there);
                    });
        }
    },

    DUPLICATES_ACROSS_TRAINING_AND_TEST("duplicatesAcrossTrainingAndTest") {
        @Override
        Stream<WarningFinding> find(ContentInspection seen) {
            if (seen.content().testRows() == 0) {
                return Stream.empty();
            }
            DuplicateRows found = DuplicateRows.across(seen.content());
            if (found.repeated() == 0) {
                return Stream.empty();
            }
            String message =
                    WarningScan.words(
                            "Take these rows out of one of the two: %,d of %,d test rows (%.1f %%)"
                                    + " have exactly the features of a training row, so what they"
                                    + " measure is memory as well.",
                            found.repeated(),
                            found.examined(),
                            100.0 * found.repeated() / found.examined());
            return Stream.of(new WarningFinding("/rows", null, message));
        }
    },

    RARE_CLASS("rareClass") {
        @Override
        Stream<WarningFinding> find(ContentInspection seen) {
            return WarningScan.classes(
                    seen,
                    (name, rows) ->
                            rows.training() == 0 || rows.training() >= 5
                                    ? null
                                    : WarningScan.words(
                                            "Collect more rows of the class \"%s\", join it with"
                                                    + " another or leave it out: %d training rows are"
                                                    + " too few to learn from and to validate with.",
                                            name, rows.training()));
        }
    },

    UNSEEN_TEST_CATEGORY("unseenTestCategory") {
        @Override
        Stream<WarningFinding> find(ContentInspection seen) {
            return WarningScan.columns(
                    seen,
                    (column, summary) -> {
                        List<String> unseen =
                                column instanceof CategoryColumn texts
                                        ? UnseenCategories.inTestRowsOnly(
                                                texts, seen.trainingRows())
                                        : List.of();
                        return unseen.isEmpty()
                                ? null
                                : WarningScan.words(
                                        "Divide the rows anew, or expect predictions for %s in %s to"
                                                + " be refused: no training row has %s.",
                                        String.join(
                                                ", ",
                                                unseen.subList(0, Math.min(3, unseen.size()))),
                                        column.name(),
                                        unseen.size() == 1
                                                ? "it"
                                                : "any of these " + unseen.size());
                    });
        }
    },

    UNSEEN_TEST_CLASS("unseenTestClass") {
        @Override
        Stream<WarningFinding> find(ContentInspection seen) {
            return WarningScan.classes(
                    seen,
                    (name, rows) ->
                            rows.training() > 0 || rows.test() == 0
                                    ? null
                                    : WarningScan.words(
                                            "Divide the rows anew: all %,d rows of the class \"%s\""
                                                    + " are held out, so no network can learn it.",
                                            rows.test(), name));
        }
    },

    MORE_FEATURES_THAN_ROWS("moreFeaturesThanRows") {
        @Override
        Stream<WarningFinding> find(ContentInspection seen) {
            long inputs = seen.inputs();
            int rows = seen.trainingRows();
            if (inputs < 2L * rows) {
                return Stream.empty();
            }
            String message =
                    WarningScan.words(
                            "Collect more rows, leave features out, or regularize strongly"
                                    + " (dropout, weightDecay, augmentation): %,d inputs for %,d"
                                    + " training rows are enough to learn each row by heart.",
                            inputs, rows);
            return Stream.of(new WarningFinding("/features", null, message));
        }
    },

    CONSTANT_COLUMN("constantColumn") {
        @Override
        Stream<WarningFinding> find(ContentInspection seen) {
            return WarningScan.columns(
                    seen,
                    (column, summary) ->
                            summary.distinct() != 1 || summary.missing() > 0
                                    ? null
                                    : WarningScan.words(
                                            "Leave %s out: all %,d rows have the same value, from"
                                                    + " which a network learns nothing.",
                                            column.name(), column.rows()));
        }
    },

    MOSTLY_MISSING_COLUMN("mostlyMissingColumn") {
        @Override
        Stream<WarningFinding> find(ContentInspection seen) {
            return WarningScan.columns(
                    seen,
                    (column, summary) ->
                            2 * summary.missing() < column.rows()
                                    ? null
                                    : mostlyMissing(column, summary.missing()));
        }

        private static String mostlyMissing(Column column, long missing) {
            return missing == column.rows()
                    ? WarningScan.words(
                            "Leave %s out or find its values: it is missing in all %,d rows, from"
                                    + " which a network learns nothing.",
                            column.name(), column.rows())
                    : WarningScan.words(
                            "Leave %s out or find its values: it is missing in %,d of %,d rows, for"
                                    + " which its mean stands in.",
                            column.name(), missing, column.rows());
        }
    };

    /** What one rule says at most; a table may have thousands of columns. */
    private static final int MOST = 10;

    private final String id;

    WarningRule(String id) {
        this.id = id;
    }

    /** What all rules have to say. */
    static List<Warning> all(ContentInspection seen) {
        return Arrays.stream(values()).flatMap(rule -> rule.warn(seen).stream()).toList();
    }

    private List<Warning> warn(ContentInspection seen) {
        List<WarningFinding> found = find(seen).toList();
        List<Warning> warnings = new ArrayList<>();
        found.stream()
                .limit(MOST)
                .map(one -> new Warning(id, one.pointer(), one.column(), one.message()))
                .forEach(warnings::add);
        if (found.size() > MOST) {
            String message =
                    WarningScan.words("The same holds %,d times more.", found.size() - MOST);
            warnings.add(new Warning(id, "", null, message));
        }
        return warnings;
    }

    abstract Stream<WarningFinding> find(ContentInspection seen);

    private static Stream<String> told(String target, TargetLeak leak, Column by) {
        return leak.evidence(by).map(evidence -> target + ", " + evidence).stream();
    }

    /** Whole numbers without a gap, each once, in any order. */
    private static boolean isSequence(Column column, ColumnSummary summary) {
        Double min = summary.min();
        Double max = summary.max();
        if (min == null || max == null || max - min != column.rows() - 1) {
            return false;
        }
        BitSet seen = new BitSet();
        for (int row = 0; row < column.rows(); row++) {
            double place =
                    column.value(row) instanceof Number number ? number.doubleValue() - min : -1;
            if (place < 0 || place != Math.rint(place)) {
                return false;
            }
            seen.set((int) place);
        }
        return seen.cardinality() == column.rows();
    }
}
