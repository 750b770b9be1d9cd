package dev.dropwise.web.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReaderPatienceTests {

    private static final AnswerPace PACE = new AnswerPace(Duration.ofSeconds(10), 100, 1);

    private final ReaderPatience patience = new ReaderPatience(PACE, this::now);
    private long now;

    @Test
    void endsWhenLessIsTakenThanHadToBe() {
        patience.wrote(999, true);
        assertThat(isOverAfterWaiting(9, 0)).isFalse();
        assertThat(isOverAfterWaiting(1, 0)).isTrue();
    }

    @Test
    void goesOnWhenEnoughIsTaken() {
        patience.wrote(1000, true);
        assertThat(isOverAfterWaiting(9, 0)).isFalse();
        assertThat(isOverAfterWaiting(1, 0)).isFalse();
    }

    /** What was taken fast once does not pay for what is taken slowly later. */
    @Test
    void beginsAnewAfterEachTime() {
        patience.wrote(1_000_000, true);
        assertThat(isOverAfterWaiting(10, 10)).isFalse();
        assertThat(isOverAfterWaiting(10, 10)).isTrue();
    }

    @Test
    void asksForMoreWhereItWaitedForLonger() {
        patience.wrote(1000, true);
        assertThat(isOverAfterWaiting(11, 0)).isTrue();
    }

    /** An answer that is computed slowly is not its reader's fault. */
    @Test
    void doesNotCountWhatNobodyWaitsFor() {
        for (int i = 0; i < 100; i++) {
            assertThat(patience.isOver()).isFalse();
            patience.wrote(1, false);
            now += Duration.ofSeconds(1).toNanos();
        }
    }

    @Test
    void saysHowLongItWaits() {
        assertThat(patience.waiting()).isZero();
        patience.wrote(0, true);
        now += Duration.ofSeconds(3).toNanos();
        assertThat(patience.waiting()).hasSeconds(3);
        patience.isOver();
        assertThat(patience.waiting()).isZero();
    }

    @Test
    void isOverWhenOthersNeedItsThread() {
        assertThat(patience.isOver()).isFalse();
        patience.giveUp();
        assertThat(patience.isOver()).isTrue();
    }

    private long now() {
        return now;
    }

    private boolean isOverAfterWaiting(int seconds, int thenTaken) {
        patience.wrote(0, true);
        now += Duration.ofSeconds(seconds).toNanos();
        boolean isOver = patience.isOver();
        patience.wrote(thenTaken, true);
        return isOver;
    }
}
