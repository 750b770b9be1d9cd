package dev.dropwise.demo;

import dev.dropwise.job.JobRequest;
import dev.dropwise.job.JobService;
import dev.dropwise.job.JobState;
import dev.dropwise.job.JobStatus;
import dev.dropwise.run.Run;
import dev.dropwise.run.Runs;
import dev.dropwise.spec.ModelSpec;
import dev.dropwise.spec.TrainingSpec;
import java.io.PrintStream;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The trainings of the demo: each is submitted once, however often the demo starts. */
@Component
@Profile("demo")
class DemoJobs {

    private static final long SEED = 7;
    private static final Duration LOOK = Duration.ofMillis(500);

    private final JobService jobService;
    private final Runs runs;
    private final PrintStream out = System.out;

    DemoJobs(JobService jobService, Runs runs) {
        this.jobService = jobService;
        this.runs = runs;
    }

    /**
     * @param name of its own among the demo's jobs
     */
    UUID submit(
            String name,
            String dataset,
            ModelSpec model,
            TrainingSpec training,
            @Nullable String registerAs) {
        return jobService.submitOnce(
                new JobRequest(
                        name,
                        dataset,
                        null,
                        null,
                        model,
                        training.seeded(SEED),
                        registerAs,
                        null,
                        null,
                        null,
                        null),
                name);
    }

    /** Prints a line per tenth of the way; null if the job did not succeed. */
    @Nullable Run await(String name, UUID job) {
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
