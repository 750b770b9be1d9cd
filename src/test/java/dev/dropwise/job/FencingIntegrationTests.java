package dev.dropwise.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dropwise.job.AttemptLog.Epochs;
import dev.dropwise.job.AttemptLog.Milestone;
import dev.dropwise.run.Runs;
import dev.dropwise.store.Blob;
import dev.dropwise.store.BlobStore;
import dev.dropwise.store.CorruptBlob;
import dev.dropwise.support.DropwiseTest;
import dev.dropwise.training.EpochMetrics;
import dev.dropwise.training.FinalMeasurement;
import dev.dropwise.training.TrainingOutcome;
import dev.dropwise.training.TrainingState;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** A worker that was only slow comes back when its job has moved: it must write nothing. */
@DropwiseTest
class FencingIntegrationTests {

    @Autowired private JobWorker worker;
    @Autowired private JobExecution jobExecution;
    @Autowired private AttemptLog log;
    @Autowired private Jobs jobs;
    @Autowired private Runs runs;
    @Autowired private BlobStore blobs;
    @Autowired private JobPlanner jobPlanner;
    @Autowired private JsonMapper mapper;
    @Autowired private JdbcClient jdbc;
    @Autowired private Clock clock;

    @Test
    void aStalledWorkerComesBackToAJobThatAnotherHasEnded() throws Exception {
        UUID id = save("stalled");
        AtomicInteger looks = new AtomicInteger();
        CountDownLatch stalled = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<Boolean> slow =
                CompletableFuture.supplyAsync(
                        () ->
                                worker.work(
                                        id,
                                        () -> {
                                            if (looks.incrementAndGet() == 4) {
                                                stalled.countDown();
                                                awaited(goOn);
                                            }
                                            return false;
                                        }));
        awaited(stalled);
        assertThat(worker.work(id, () -> false)).isTrue();
        assertThat(jobs.get(id).state()).isEqualTo(JobState.SUCCEEDED);
        String before = everythingAbout(id);

        goOn.countDown();

        assertThat(slow.get(1, TimeUnit.MINUTES))
                .as("its place in the queue is another's")
                .isFalse();
        assertThat(everythingAbout(id)).isEqualTo(before);
        assertThat(jobs.get(id).attempt()).isEqualTo(2);
    }

    @Test
    void noVerbOfAWorkerWritesAfterItsJobHasMoved() {
        UUID id = save("moved");
        Job late = jobExecution.take(id, "late").orElseThrow();
        AtomicInteger looks = new AtomicInteger();
        worker.work(id, () -> looks.incrementAndGet() > 3);
        UUID run = jobs.get(id).recordedRun();
        jobExecution.take(id, "current");
        String before = everythingAbout(id);
        Attempt attempt = new Attempt(id, late.attempt());
        Milestone milestone =
                new Milestone(
                        TrainingState.START,
                        blobs.stage(Blob.Kind.PROGRAM, out -> out.write(1)),
                        null,
                        null);

        assertThat(log.progress(attempt, JobProgress.none(9))).isFalse();
        refused(() -> log.epochs(attempt, run, new Epochs(List.of(metrics()), 1), null));
        refused(() -> log.milestone(attempt, run, milestone));
        refused(() -> jobExecution.record(late, runs.get(run)));
        refused(() -> jobExecution.stop(late));
        refused(() -> jobExecution.fail(late, "late"));
        refused(
                () ->
                        jobExecution.succeed(
                                late,
                                new TrainingOutcome(
                                        true,
                                        3,
                                        3,
                                        FinalMeasurement.NOTHING,
                                        FinalMeasurement.NOTHING)));

        assertThat(everythingAbout(id)).isEqualTo(before);
        assertThatThrownBy(() -> blobs.verified(milestone.last().blob()))
                .as("no file is kept")
                .isInstanceOf(CorruptBlob.class);
        blobs.discard(milestone.last());
        jobExecution.fail(jobs.get(id), "the end of this test");
    }

    private static void refused(ThrowingCallable verb) {
        assertThatThrownBy(verb).isInstanceOf(AttemptSuperseded.class);
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static EpochMetrics metrics() {
        return new EpochMetrics(
                1, 0.1, 1.0, null, null, null, null, null, null, null, null, Map.of(), 0.0);
    }

    private UUID save(String name) {
        String body =
                JobBodies.iris(name, "{\"epochs\": 6, \"batchSize\": 8, \"seed\": 4}")
                        .replaceFirst("\\{", "{\"registerAs\": \"" + name + "\", ");
        JobRequest request = mapper.readValue(body, JobRequest.class);
        return jobs.save(JobTests.of(jobPlanner.plan(request).plan(), clock.instant())).id();
    }

    /** Every row that says something of a job. */
    private String everythingAbout(UUID id) {
        return rows("select * from jobs where id = :id", id)
                + rows("select * from job_events where job_id = :id order by id", id)
                + rows("select * from runs where job_id = :id", id)
                + rows(
                        """
                        select e.* from epoch_metrics e join runs r on r.id = e.run_id
                        where r.job_id = :id order by e.epoch""",
                        id)
                + rows(
                        """
                        select c.* from checkpoints c join runs r on r.id = c.run_id
                        where r.job_id = :id order by c.id""",
                        id)
                + rows(
                        """
                        select v.* from model_versions v join runs r on r.id = v.run_id
                        where r.job_id = :id order by v.version""",
                        id);
    }

    private String rows(String query, UUID id) {
        List<Map<String, Object>> rows = jdbc.sql(query).param("id", id).query().listOfRows();
        return rows.stream().map(row -> row + "\n").reduce("", String::concat);
    }
}
