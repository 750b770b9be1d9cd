package dev.dropwise.job;

import dev.dropwise.training.TrainingProgress;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts what this process trains; their rates are steps, samples and epochs a second. */
@Component
class TrainingMeters {

    private final Counter steps;
    private final Counter samples;
    private final Counter epochs;

    TrainingMeters(MeterRegistry registry) {
        steps = counter("dropwise.training.steps", "Steps of optimizers", registry);
        samples = counter("dropwise.training.samples", "Training rows that steps took", registry);
        epochs = counter("dropwise.training.epochs", "Epochs that were measured", registry);
    }

    private static Counter counter(String name, String description, MeterRegistry registry) {
        return Counter.builder(name).description(description).register(registry);
    }

    void progressed(TrainingProgress progress) {
        steps.increment(progress.steps());
        samples.increment(progress.samples());
    }

    void measuredEpoch() {
        epochs.increment();
    }
}
