package dev.dropwise.report.card;

import dev.dropwise.evaluation.Metrics;
import dev.dropwise.report.VersionMeasurement.Measured;
import dev.dropwise.report.card.ModelCard.CardData;
import dev.dropwise.report.card.ModelCard.CardInput;
import java.util.ArrayList;
import java.util.List;

/** What a version should not be trusted with, in sentences. */
final class CardLimits {

    /** Metrics of fewer rows say little. */
    private static final int FEW_ROWS = 100;

    private CardLimits() {}

    static List<String> of(int networks, CardData data, Measured measured, List<CardInput> inputs) {
        List<String> limits = new ArrayList<>(data.warnings());
        if (networks > 1) {
            limits.add(
                    "It is the mean of %d networks: network, training and rows are told of the first of them."
                            .formatted(networks));
        }
        if (data.rows() == null) {
            limits.add(
                    "The data set %s is gone or has changed, so that nothing was measured for this card."
                            .formatted(data.name()));
        }
        Metrics test = measured.test();
        if (test == null) {
            limits.add(
                    "It was not measured on test rows: nothing is known of rows that it has not seen.");
        } else if (test.rows() < FEW_ROWS) {
            limits.add(
                    "It was measured on %d test rows only: the intervals of its metrics are wide."
                            .formatted(test.rows()));
        }
        limits.addAll(ofInputs(inputs));
        return limits;
    }

    private static List<String> ofInputs(List<CardInput> inputs) {
        List<String> limits = new ArrayList<>();
        List<String> needed =
                inputs.stream().filter(input -> !input.missing()).map(CardInput::name).toList();
        if (!needed.isEmpty()) {
            limits.add(
                    "No training row lacked a value of %s: a request that leaves one out is refused."
                            .formatted(shortened(needed)));
        }
        if (inputs.stream().anyMatch(input -> input.type().equals("number"))) {
            limits.add(
                    "Numbers far outside of what training rows had are answered with a warning; such answers are guesses.");
        }
        if (inputs.stream().anyMatch(input -> input.type().equals("category"))) {
            limits.add("Categories that no training row had are refused.");
        }
        return limits;
    }

    private static String shortened(List<String> names) {
        int most = 10;
        return names.size() <= most
                ? String.join(", ", names)
                : "%s and %d more columns"
                        .formatted(String.join(", ", names.subList(0, most)), names.size() - most);
    }
}
