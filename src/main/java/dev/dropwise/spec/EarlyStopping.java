package dev.dropwise.spec;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;

/**
 * Ends training when a metric no longer improves. Prechelt, 1998,
 * https://doi.org/10.1007/3-540-49430-8_3
 *
 * @param monitor the metric watched, any that an epoch is measured by or a report has of validation
 *     rows; {@code validationLoss} by default
 * @param minDelta how much better counts as better; 0
 * @param patience epochs without improvement before the end, at least 1; 5
 * @param restoreBest whether the run's result is the best epoch's weights; true
 * @param from the first epoch that counts, for trainings that begin badly; 1
 */
public record EarlyStopping(
        Monitor monitor,
        @PositiveOrZero Double minDelta,
        @Min(1) Integer patience,
        Boolean restoreBest,
        @Min(1) Integer from) {

    public EarlyStopping {
        monitor = monitor == null ? Monitor.VALIDATION_LOSS : monitor;
        minDelta = minDelta == null ? 0.0 : minDelta;
        patience = patience == null ? 5 : patience;
        restoreBest = restoreBest == null || restoreBest;
        from = from == null ? 1 : from;
    }
}
