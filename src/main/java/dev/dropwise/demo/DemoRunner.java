package dev.dropwise.demo;

import dev.dropwise.job.JobRequest;
import dev.dropwise.job.JobService;
import dev.dropwise.job.JobState;
import dev.dropwise.job.JobStatus;
import dev.dropwise.layer.Dropout;
import dev.dropwise.modelspec.ModelSpecs;
import dev.dropwise.run.Run;
import dev.dropwise.run.RunMetrics;
import dev.dropwise.run.RunResults;
import dev.dropwise.run.Runs;
import dev.dropwise.spec.ModelSpec;
import dev.dropwise.spec.TrainingSpec;
import java.io.PrintStream;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Trains the article's MLP with its dropout and with none, registers the first as {@code mnist} and
 * shows what dropout changed. A second start finds the trainings done and only shows them.
 */
@Component
@Profile("demo")
class DemoRunner {

    private static final String DATASET = "mnist-small";
    private static final String MODEL = "mnist";
    private static final int EPOCHS = 20;
    private static final long SEED = 7;
    private static final String WITH = "demo: with dropout";
    private static final String WITHOUT = "demo: without dropout";
    private static final Duration LOOK = Duration.ofMillis(500);

    private final JobService jobService;
    private final Runs runs;
    private final RunResults results;
    private final ModelSpecs specs;
    private final DemoHints hints;
    private final PrintStream out = System.out;

    DemoRunner(
            JobService jobService,
            Runs runs,
            RunResults results,
            ModelSpecs specs,
            DemoHints hints) {
        this.jobService = jobService;
        this.runs = runs;
        this.results = results;
        this.specs = specs;
        this.hints = hints;
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
                        + " ...%n",
                DATASET, EPOCHS);
        ModelSpec with = specs.get("article-mlp");
        ModelSpec without =
                new ModelSpec(
                        with.name(),
                        with.input(),
                        with.layers().stream()
                                .filter(layer -> !(layer instanceof Dropout))
                                .toList());
        UUID first = submit(WITH, with, MODEL);
        UUID second = submit(WITHOUT, without, null);
        Run dropout = await(WITH, first);
        Run none = await(WITHOUT, second);
        if (dropout != null && none != null) {
            out.println(new RunComparison(metrics(dropout), metrics(none)));
            out.println(hints.text(MODEL, dropout));
        }
    }

    private RunMetrics metrics(Run run) {
        RunMetrics metrics = results.of(run).metrics();
        if (metrics == null) {
            throw new IllegalStateException("run " + run.id() + " has no metrics");
        }
        return metrics;
    }

    private UUID submit(String name, ModelSpec model, @Nullable String registerAs) {
        TrainingSpec usual = TrainingSpec.usual();
        TrainingSpec training =
                new TrainingSpec(
                        EPOCHS,
                        usual.rowsPerStep(),
                        SEED,
                        usual.optimizer(),
                        null,
                        usual.regularization(),
                        usual.augmentation(),
                        usual.validation(),
                        usual.measure(),
                        null,
                        null);
        return jobService.submitOnce(
                new JobRequest(
                        name,
                        DATASET,
                        null,
                        null,
                        model,
                        training,
                        registerAs,
                        null,
                        null,
                        null,
                        null),
                name);
    }

    /** Prints a line per tenth of the way; null if the job did not succeed. */
    private @Nullable Run await(String name, UUID job) {
        int shown = -1;
        JobStatus status = jobService.status(job);
        while (!status.state().isFinal()) {
            int tenth = (int) (status.fraction() * 10);
            if (tenth > shown) {
                shown = tenth;
                out.printf("  %s: %d %%%n", name, tenth * 10);
            }
            LockSupport.parkNanos(LOOK.toNanos());
            status = jobService.status(job);
        }
        UUID run = status.run();
        if (status.state() == JobState.SUCCEEDED && run != null) {
            return runs.get(run);
        }
        out.printf("The demo ends here: the job %s did not succeed. %s%n", name, status.error());
        return null;
    }
}
