package dev.dropwise.inference;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts values far from all that training rows have, for each model. */
@Component
class UnusualValues {

    private static final String NAME = "dropwise.inference.unusual.values";

    private final MeterRegistry meters;
    private final PredictionMeters predictions;

    UnusualValues(MeterRegistry meters, PredictionMeters predictions) {
        this.meters = meters;
        this.predictions = predictions;
    }

    void count(ServedCheckpoint served, InstanceNotes notes) {
        if (notes.unusualValues() > 0) {
            meters.counter(NAME, "model", predictions.label(served))
                    .increment(notes.unusualValues());
        }
    }
}
