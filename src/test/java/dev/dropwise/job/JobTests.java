package dev.dropwise.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dropwise.run.RunLabels;
import dev.dropwise.spec.Plan;
import dev.dropwise.spec.SpecJson;
import dev.dropwise.store.RequestFingerprint;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class JobTests {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    /** What a verb makes of a job in a state; a dash where it is refused. */
    private static final String TABLE =
            """
            state     start   requeue succeed   fail   cancel    pause   stopped resume delete
            queued    running -       -         failed cancelled paused  -       -      -
            running   -       queued  succeeded failed running   running paused  -      -
            paused    -       -       -         -      cancelled -       -       queued -
            succeeded -       -       -         -      -         -       -       -      succeeded
            failed    -       -       -         -      -         -       -       -      failed
            cancelled -       -       -         -      -         -       -       -      cancelled""";

    private static final Map<String, Consumer<Job>> VERBS =
            Map.of(
                    "start", job -> job.start("w", NOW),
                    "requeue", Job::requeue,
                    "succeed", job -> job.succeed(3, NOW),
                    "fail", job -> job.fail("a reason", NOW),
                    "cancel", job -> job.cancel(NOW),
                    "pause", Job::pause,
                    "stopped", job -> job.stopped(NOW),
                    "resume", Job::resume,
                    "delete", Job::requireFinal);

    static Stream<Arguments> table() {
        List<String[]> rows = TABLE.lines().map(line -> line.split(" +")).toList();
        String[] verbs = rows.get(0);
        return rows.stream()
                .skip(1)
                .flatMap(
                        row ->
                                IntStream.range(1, verbs.length)
                                        .mapToObj(i -> Arguments.of(row[0], verbs[i], row[i])));
    }

    @ParameterizedTest(name = "{1} a job that is {0}: {2}")
    @MethodSource("table")
    void allowsEachVerbWhereItMakesSense(String state, String verb, String result) {
        Job job = in(state(state));
        Consumer<Job> act = Objects.requireNonNull(VERBS.get(verb));

        if (result.equals("-")) {
            assertThatThrownBy(() -> act.accept(job))
                    .isInstanceOf(IllegalJobState.class)
                    .hasMessageContaining("a job that is " + state);
            assertThat(job.state()).isEqualTo(state(state));
        } else {
            act.accept(job);
            assertThat(job.state()).isEqualTo(state(result));
        }
    }

    @ParameterizedTest
    @EnumSource
    void isFinishedExactlyInFinalStates(JobState state) {
        assertThat(in(state).finishedAt() != null).isEqualTo(state.isFinal());
    }

    @Test
    void endsAsItsOwnerAskedWhileItRan() {
        Job job = in(JobState.RUNNING);
        job.cancel(NOW);
        job.stopped(NOW);

        assertThat(job.state()).isEqualTo(JobState.CANCELLED);
        assertThat(job.stopRequest()).isNull();
    }

    @Test
    void isCancelledEvenIfItWasToPause() {
        Job job = in(JobState.RUNNING);
        job.pause();
        job.cancel(NOW);

        assertThat(job.stopRequest()).isEqualTo(StopRequest.CANCEL);
    }

    @Test
    void isNotPausedOnceItIsToBeCancelled() {
        Job job = in(JobState.RUNNING);
        job.cancel(NOW);

        assertThatThrownBy(job::pause)
                .isInstanceOf(IllegalJobState.class)
                .hasMessage("cannot pause a job that is being cancelled");
        assertThat(job.stopRequest()).isEqualTo(StopRequest.CANCEL);
    }

    @Test
    void forgetsWhatWasAskedWhenItEndsBefore() {
        Job job = in(JobState.RUNNING);
        job.pause();
        job.succeed(3, NOW);

        assertThat(job.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(job.stopRequest()).isNull();
    }

    @Test
    void countsAttemptsAndPlacesInTheQueue() {
        Job job = in(JobState.RUNNING);
        job.requeue();
        job.start("w", NOW.plusSeconds(60));
        assertThat(job.attempt()).isEqualTo(2);
        assertThat(job.timesQueued()).as("the same place again").isEqualTo(1);
        assertThat(job.startedAt()).as("the first start").isEqualTo(NOW);

        job.pause();
        job.stopped(NOW);
        job.resume();
        assertThat(job.timesQueued()).isEqualTo(2);
    }

    @Test
    void saysWhatStateAVerbAsksFor() {
        Job job = in(JobState.SUCCEEDED);

        assertThatThrownBy(() -> job.cancel(NOW))
                .hasMessage(
                        "cannot cancel a job that is succeeded; it must be queued or running or paused");
    }

    @Test
    void hasNothingLeftToDoWhenItSucceededEarly() {
        Job job = in(JobState.RUNNING);
        job.succeed(2, NOW);

        assertThat(job.progress().epoch()).isEqualTo(2);
        assertThat(job.progress().epochs()).isEqualTo(3);
        assertThat(job.progress().fraction()).isEqualTo(1);
        assertThat(job.progress().etaSeconds()).isZero();
    }

    @Test
    void keepsTheReasonOfItsFailure() {
        assertThat(in(JobState.FAILED).error()).isEqualTo("a reason");
    }

    private static JobState state(String word) {
        return Arrays.stream(JobState.values())
                .filter(state -> state.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow();
    }

    /** A job in the queue that nobody was named for. */
    static Job of(Plan plan, Instant now) {
        return of(plan, null, now);
    }

    /** See {@link #of(Plan, Instant)}. */
    static Job of(Plan plan, @Nullable String owner, Instant now) {
        return new Job(
                plan,
                new RunLabels(plan, null, owner),
                QueueTerms.USUAL,
                new RequestFingerprint(null, ""),
                now);
    }

    static Job in(JobState state) {
        Job job = of(plan(), NOW);
        switch (state) {
            case QUEUED -> {}
            case RUNNING -> job.start("w", NOW);
            case PAUSED -> job.pause();
            case SUCCEEDED -> {
                job.start("w", NOW);
                job.succeed(3, NOW);
            }
            case FAILED -> job.fail("a reason", NOW);
            case CANCELLED -> job.cancel(NOW);
        }
        return job;
    }

    static Plan plan() {
        return new Plan(
                "a name",
                "iris",
                "0",
                SpecJson.model("{input: {shape: [4]}, layers: [{type: 'dense', units: 3}]}"),
                SpecJson.training("{epochs: 3}"),
                null);
    }
}
