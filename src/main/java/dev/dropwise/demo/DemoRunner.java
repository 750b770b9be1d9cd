package dev.dropwise.demo;

import dev.dropwise.layer.Dropout;
import dev.dropwise.modelspec.ModelSpecs;
import dev.dropwise.run.Run;
import dev.dropwise.run.RunMetrics;
import dev.dropwise.run.RunResults;
import dev.dropwise.spec.ModelSpec;
import dev.dropwise.spec.TrainingSpec;
import java.io.PrintStream;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Trains the article's MLP with its dropout and with none, registers the first as {@code mnist} and
 * shows what dropout changed; then the same on few digits with wrong labels. A second start finds
 * the trainings done and only shows them.
 */
@Component
@Profile("demo")
class DemoRunner {

    private static final String DATASET = "mnist-small";
    private static final String MODEL = "mnist";
    private static final int EPOCHS = 20;
    private static final int EPOCHS_OF_FEW = 40;
    private static final String WITH = "demo: with dropout";
    private static final String WITHOUT = "demo: without dropout";
    private static final String MISLABELLED = ", mislabelled";

    private final DemoJobs jobs;
    private final RunResults results;
    private final ModelSpecs specs;
    private final MislabelledDigits mislabelled;
    private final DemoDiagnosis diagnosis;
    private final DemoHints hints;
    private final DemoAddress address;
    private final PrintStream out = System.out;

    DemoRunner(
            DemoJobs jobs,
            RunResults results,
            ModelSpecs specs,
            MislabelledDigits mislabelled,
            DemoDiagnosis diagnosis,
            DemoHints hints,
            DemoAddress address) {
        this.jobs = jobs;
        this.results = results;
        this.specs = specs;
        this.mislabelled = mislabelled;
        this.diagnosis = diagnosis;
        this.hints = hints;
        this.address = address;
    }

    /** Beside the service, which answers meanwhile. */
    @EventListener
    void show(ApplicationReadyEvent ready) {
        Thread thread = new Thread(this::show, "demo");
        thread.setDaemon(true);
        thread.start();
    }

    private void show() {
        out.printf(
                "%nTraining the article's MLP on %s, %d epochs each, with its dropout and with none"
                        + " ...%nWatch its curves: %s%n",
                DATASET, EPOCHS, address.of("/#/jobs"));
        Optional<DropoutPair> trained =
                train(DATASET, TrainingSpec.usual().lasting(EPOCHS), "", MODEL);
        trained.ifPresent(this::show);
    }

    private void show(DropoutPair pair) {
        out.println(new RunComparison(served(pair.with()), served(pair.without())));
        out.println(diagnosis.text(pair));
        out.printf(
                "The same two on %,d digits of which %.0f %% are mislabelled, %d epochs each ...%n",
                MislabelledDigits.ROWS, 100 * MislabelledDigits.LABEL_NOISE, EPOCHS_OF_FEW);
        TrainingSpec few = TrainingSpec.decidedByData().lasting(EPOCHS_OF_FEW);
        train(mislabelled.dataset(DATASET), few, MISLABELLED, null).ifPresent(this::showWorth);
        out.println(hints.text(MODEL, pair.with()));
    }

    private void showWorth(DropoutPair pair) {
        out.printf(
                "%nAfter epoch %d %s%n%n",
                EPOCHS_OF_FEW, new DropoutWorth(last(pair.with()), last(pair.without())));
    }

    /** Empty if one of them did not succeed. */
    private Optional<DropoutPair> train(
            String dataset, TrainingSpec training, String suffix, @Nullable String registerAs) {
        ModelSpec network = specs.get("article-mlp");
        UUID first = jobs.submit(WITH + suffix, dataset, network, training, registerAs);
        UUID second = jobs.submit(WITHOUT + suffix, dataset, undropped(network), training, null);
        Run with = jobs.await(WITH + suffix, first);
        Run without = jobs.await(WITHOUT + suffix, second);
        return with == null || without == null
                ? Optional.empty()
                : Optional.of(new DropoutPair(with, without));
    }

    private static ModelSpec undropped(ModelSpec network) {
        return new ModelSpec(
                network.name(),
                network.input(),
                network.layers().stream().filter(layer -> !(layer instanceof Dropout)).toList());
    }

    private RunMetrics served(Run run) {
        return known(run, results.of(run).metrics());
    }

    private RunMetrics last(Run run) {
        return known(run, results.of(run).lastMetrics());
    }

    private static RunMetrics known(Run run, @Nullable RunMetrics metrics) {
        if (metrics == null) {
            throw new IllegalStateException("run " + run.id() + " has no metrics");
        }
        return metrics;
    }
}
