package dev.dropwise.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.dropwise.job.queue.RetryWhileUnavailable;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingWriterTests {

    private final List<Integer> written = new CopyOnWriteArrayList<>();
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicBoolean away = new AtomicBoolean();

    @Test
    void writesEverythingOnceAndInOrderThoughTheDatabaseIsAway() {
        try (TrainingWriter writer = writer(Duration.ofMinutes(1))) {
            for (int i = 0; i < 200; i++) {
                away.set(i >= 50 && i < 150);
                write(writer, i);
            }
            writer.awaitWritten();
        }
        assertThat(written).containsExactlyElementsOf(IntStream.range(0, 200).boxed().toList());
    }

    @Test
    void givesUpWhenTheDatabaseIsAwayForTooLong() {
        away.set(true);
        try (TrainingWriter writer = writer(Duration.ofMillis(300))) {
            write(writer, 1);

            assertThatThrownBy(writer::awaitWritten).hasMessage("away");
            assertThat(writer.goesOn()).isFalse();
        }
    }

    @Test
    void writesNothingMoreOnceTheJobIsTakenOver() {
        AttemptSuperseded attemptSuperseded = new AttemptSuperseded(new Attempt(new UUID(0, 1), 1));
        try (TrainingWriter writer = writer(Duration.ofMinutes(1))) {
            writer.add(
                    () -> {
                        throw attemptSuperseded;
                    });
            write(writer, 2);

            assertThatThrownBy(writer::awaitWritten).isSameAs(attemptSuperseded);
        }
        assertThat(written).isEmpty();
    }

    @Test
    void takesBackWhatIsNotWrittenYet() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Runnable slow =
                () -> {
                    begun.countDown();
                    awaited(goOn);
                    written.add(1);
                };
        Runnable waiting = () -> written.add(2);
        try (TrainingWriter writer = writer(Duration.ofMinutes(1))) {
            writer.add(slow);
            writer.add(waiting);
            awaited(begun);

            assertThat(writer.takeBack(slow)).as("it is just being written").isFalse();
            assertThat(writer.takeBack(waiting)).isTrue();
            goOn.countDown();
            writer.awaitWritten();
            assertThat(writer.takeBack(slow)).as("it is written").isFalse();
        }
        assertThat(written).containsExactly(1);
    }

    @Test
    void looksEverySoOften() {
        try (TrainingWriter writer = writer(Duration.ofMinutes(1))) {
            await().until(() -> looks.get() >= 3);
            assertThat(writer.goesOn()).isTrue();
        }
    }

    private TrainingWriter writer(Duration patience) {
        return new TrainingWriter(
                "test",
                looks::incrementAndGet,
                Duration.ofMillis(20),
                new RetryWhileUnavailable(patience, () -> false));
    }

    private void write(TrainingWriter writer, int number) {
        writer.add(
                () -> {
                    if (away.get()) {
                        throw new IllegalStateException(
                                "away", new SQLTransientConnectionException("away"));
                    }
                    written.add(number);
                });
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
