package dev.dropwise.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dropwise.job.event.JobEvent;
import dev.dropwise.job.event.JobEvents;
import dev.dropwise.run.Checkpoint;
import dev.dropwise.run.Checkpoints;
import dev.dropwise.run.RunResults;
import dev.dropwise.run.RunState;
import dev.dropwise.run.Runs;
import dev.dropwise.spec.Plan;
import dev.dropwise.store.BlobStore;
import dev.dropwise.support.DropwiseTest;
import dev.dropwise.training.FinalMeasurement;
import dev.dropwise.training.TrainingOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.Limit;
import tools.jackson.databind.json.JsonMapper;

/** A worker by hand: these jobs are in no queue. */
@DropwiseTest
class JobWorkerIntegrationTests {

    private static final TrainingOutcome OUTCOME =
            new TrainingOutcome(true, 3, 3, FinalMeasurement.NOTHING, FinalMeasurement.NOTHING);

    @Autowired private JobWorker worker;
    @Autowired private JobExecution jobExecution;
    @Autowired private JobService owner;
    @Autowired private Jobs jobs;
    @Autowired private JobEvents events;
    @Autowired private Runs runs;
    @Autowired private RunResults results;
    @Autowired private Checkpoints checkpoints;
    @Autowired private BlobStore blobs;
    @Autowired private JobPlanner jobPlanner;
    @Autowired private JsonMapper mapper;
    @Autowired private Clock clock;

    @Test
    void goesOnWhereAnEndingProcessStopped() {
        UUID undisturbed = save(plan());
        assertThat(work(undisturbed)).isTrue();
        UUID id = save(plan());

        assertThat(worker.work(id, endingAfter(3))).isFalse();
        assertThat(jobs.get(id).state()).isEqualTo(JobState.QUEUED);
        assertThat(worker.work(id, endingAfter(2))).isFalse();
        assertThat(work(id)).isTrue();

        assertThat(jobs.get(id).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(jobs.get(id).attempt()).isEqualTo(3);
        assertThat(last(id).blob()).isEqualTo(last(undisturbed).blob());
        assertThat(results.of(runs.get(runOf(id))))
                .isEqualTo(results.of(runs.get(runOf(undisturbed))));
    }

    /** As when a bean or a connection is gone before the training has stopped. */
    @Test
    void handsBackWhatFailsUnexpectedlyWhileItsProcessEnds() {
        UUID id = save(plan());
        AtomicInteger looks = new AtomicInteger();

        boolean done =
                worker.work(
                        id,
                        () -> {
                            if (looks.incrementAndGet() == 3) {
                                throw new IllegalStateException("a bean is gone");
                            }
                            return looks.get() > 3;
                        });
        assertThat(done).isFalse();
        assertThat(jobs.get(id).state()).isEqualTo(JobState.QUEUED);
        assertThat(jobs.get(id).error()).isNull();

        assertThat(work(id)).isTrue();
        assertThat(jobs.get(id).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void leavesAloneWhatDoesNotWait() {
        UUID paused = save(plan());
        owner.pause(paused);
        UUID cancelled = save(plan());
        owner.cancel(cancelled);

        assertThat(work(paused)).isTrue();
        assertThat(work(cancelled)).isTrue();
        assertThat(work(UUID.randomUUID())).isTrue();

        assertThat(jobs.get(paused).state()).isEqualTo(JobState.PAUSED);
        assertThat(jobs.get(cancelled).state()).isEqualTo(JobState.CANCELLED);
        assertThat(jobs.get(cancelled).run()).isNull();
    }

    @Test
    void failsWhenTheDataHasChangedSinceTheJobWasSubmitted() {
        Plan plan = plan();
        UUID id =
                save(
                        new Plan(
                                plan.name(),
                                plan.dataset(),
                                "0".repeat(64),
                                plan.model(),
                                plan.training(),
                                null));

        work(id);

        assertThat(jobs.get(id).state()).isEqualTo(JobState.FAILED);
        assertThat(jobs.get(id).error())
                .contains("the data set iris has changed since the job was submitted")
                .contains("0".repeat(64))
                .contains(plan.datasetHash())
                .contains("submit it again");
    }

    @Test
    void failsWhenTheDataIsGone() {
        Plan plan = plan();
        UUID id =
                save(
                        new Plan(
                                null,
                                "gone",
                                plan.datasetHash(),
                                plan.model(),
                                plan.training(),
                                null));

        work(id);

        assertThat(jobs.get(id).error()).contains("the data set gone is gone: upload it again");
    }

    @Test
    void failsWhenItsCheckpointIsDamaged() throws IOException {
        UUID id = save(plan());
        assertThat(worker.work(id, endingAfter(2))).isFalse();
        Files.writeString(blobs.verified(last(id).blob()), "something else");

        work(id);

        assertThat(jobs.get(id).state()).isEqualTo(JobState.FAILED);
        assertThat(jobs.get(id).error())
                .contains("its checksum no longer fits: post the plan again to train anew");
        assertThat(runs.get(runOf(id)).state()).isEqualTo(RunState.FAILED);
    }

    @Test
    void takesOverFromAWorkerThatDied() {
        UUID id = save(plan());
        Job dead = jobExecution.take(id, "dead").orElseThrow();

        assertThat(jobExecution.workerLost(id, "dead")).as("it is queued again").isTrue();
        assertThat(jobs.get(id).state()).isEqualTo(JobState.QUEUED);
        assertThat(jobExecution.workerLost(id, "dead"))
                .as("as somebody else found out, too")
                .isTrue();
        assertThat(work(id)).isTrue();

        assertThat(jobs.get(id).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(jobs.get(id).attempt()).isEqualTo(dead.attempt() + 1);
        assertThat(events(id))
                .containsOnlyOnce("the worker stopped answering (dead); another one goes on");
    }

    @Test
    void failsWhenItsWorkersDieThreeTimes() {
        UUID id = save(plan());
        worker.work(id, endingAfter(3));
        for (String name : new String[] {"first", "second"}) {
            jobExecution.take(id, name);
            assertThat(jobExecution.workerLost(id, name)).isTrue();
        }
        assertThat(worker.work(id, endingAfter(3)))
                .as("a graceful end counts for nothing")
                .isFalse();
        jobExecution.take(id, "third");

        assertThat(jobExecution.workerLost(id, "third")).as("it is queued again").isFalse();

        assertThat(jobs.get(id).state()).isEqualTo(JobState.FAILED);
        assertThat(jobs.get(id).error())
                .startsWith("its worker stopped answering 3 times: first in epoch ")
                .contains("; second in epoch ", "; third in epoch ", " s after it took the job")
                .endsWith("see the workers' logs, then post the plan again");
        assertThat(runs.get(runOf(id)).state()).isEqualTo(RunState.FAILED);
    }

    @Test
    void leavesAJobAloneThatHasMovedFromTheWorkerThatDied() {
        UUID id = save(plan());
        jobExecution.take(id, "dead");
        jobExecution.workerLost(id, "dead");
        Job current = jobExecution.take(id, "current").orElseThrow();

        assertThat(jobExecution.workerLost(id, "dead")).isTrue();

        assertThat(jobs.goesOn(new Attempt(id, current.attempt()))).isTrue();
        jobExecution.fail(current, "the end of this test");
        assertThat(jobExecution.workerLost(id, "current")).as("nothing is left to do").isFalse();
    }

    @Test
    void doesWhatWasAskedOfAWorkerThatDied() {
        UUID cancelled = save(plan());
        jobExecution.take(cancelled, "dead");
        owner.cancel(cancelled);
        UUID paused = save(plan());
        jobExecution.take(paused, "dead");
        owner.pause(paused);

        assertThat(jobExecution.workerLost(cancelled, "dead")).isFalse();
        assertThat(jobExecution.workerLost(paused, "dead")).isFalse();

        assertThat(jobs.get(cancelled).state()).isEqualTo(JobState.CANCELLED);
        assertThat(jobs.get(paused).state()).isEqualTo(JobState.PAUSED);
    }

    @Test
    void letsAWorkerThatWasOnlyTakenForDeadChangeNothing() {
        UUID id = save(plan());
        Job late = jobExecution.take(id, "late").orElseThrow();
        Job current = jobExecution.take(id, "current").orElseThrow();

        assertThatThrownBy(() -> jobExecution.fail(late, "late"))
                .isInstanceOf(AttemptSuperseded.class);
        assertThatThrownBy(() -> jobExecution.stop(late)).isInstanceOf(AttemptSuperseded.class);
        assertThatThrownBy(() -> jobExecution.succeed(late, OUTCOME))
                .isInstanceOf(AttemptSuperseded.class);
        assertThat(jobs.goesOn(new Attempt(id, late.attempt()))).isFalse();
        assertThat(jobs.goesOn(new Attempt(id, current.attempt()))).isTrue();

        jobExecution.fail(current, "current");
        assertThat(jobs.get(id).error()).isEqualTo("current");
    }

    @Test
    void stopsAsSoonAsAnotherWorkerHasItsJob() {
        UUID id = save(plan());
        AtomicInteger looks = new AtomicInteger();
        boolean done =
                worker.work(
                        id,
                        () -> {
                            if (looks.incrementAndGet() == 2) {
                                jobExecution.take(id, "another");
                            }
                            return false;
                        });

        assertThat(done).as("its place in the queue is another worker's now").isFalse();
        assertThat(jobs.get(id).state()).isEqualTo(JobState.RUNNING);
        assertThat(work(id)).isTrue();
        assertThat(jobs.get(id).state()).isEqualTo(JobState.SUCCEEDED);
    }

    /** In a process that goes on. */
    private boolean work(UUID id) {
        return worker.work(id, () -> false);
    }

    private Plan plan() {
        return jobPlanner
                .plan(
                        mapper.readValue(
                                JobBodies.iris(
                                        "by hand",
                                        "{\"epochs\": 6, \"batchSize\": 8, \"seed\": 4}"),
                                JobRequest.class))
                .plan();
    }

    private UUID save(Plan plan) {
        return jobs.save(JobTests.of(plan, clock.instant())).id();
    }

    /** A process that is about to end at the worker's next look but so many. */
    private static BooleanSupplier endingAfter(int looks) {
        AtomicInteger looked = new AtomicInteger();
        return () -> looked.getAndIncrement() >= looks;
    }

    private UUID runOf(UUID job) {
        return jobs.get(job).recordedRun();
    }

    private Checkpoint last(UUID job) {
        return checkpoints
                .findFirstByRunAndKindOrderByIdDesc(runOf(job), Checkpoint.Kind.LAST)
                .orElseThrow();
    }

    private String events(UUID job) {
        return events.findByJobAndIdGreaterThanOrderById(job, 0, Limit.unlimited()).stream()
                .map(JobEvent::data)
                .toList()
                .toString();
    }
}
