package dev.dropwise.inference;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts values far from all that training rows have, for each model. */
@Component
class UnusualValues {

    private static final String NAME = "dropwise.inference.unusual.values";

    private final MeterRegistry meters;

    UnusualValues(MeterRegistry meters) {
        this.meters = meters;
    }

    /** A run that is asked by its id has no name, and runs are many. */
    void count(ServedCheckpoint served, InstanceNotes notes) {
        if (notes.unusualValues() > 0) {
            String model = served.model();
            meters.counter(NAME, "model", model == null ? "" : model)
                    .increment(notes.unusualValues());
        }
    }
}
