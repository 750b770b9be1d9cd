package dev.dropwise.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.training.TrainingFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FailureReasonTests {

    @Test
    void tellsATrainingsOwnReason() {
        assertThat(reason(new TrainingFailed("lower the rate"))).isEqualTo("lower the rate");
    }

    @Test
    void tellsWhatToMakeSmallerWhenMemoryRunsOut() {
        String advice =
                "use a smaller batchSize (it was 64) or a smaller network (it has 15 parameters)";

        assertThat(reason(new OutOfMemoryError("Java heap space"))).endsWith(advice);
        assertThat(
                        reason(
                                new IllegalStateException(
                                        new RuntimeException(
                                                "DefaultCPUAllocator: can't allocate memory: you tried to allocate 8 bytes"))))
                .endsWith(advice);
    }

    @Test
    void tellsThatTheDiskIsFullAndNotWhereItIs() {
        assertThat(
                        reason(
                                new UncheckedIOException(
                                        "/x", new IOException("No space left on device"))))
                .contains("(No space left on device)")
                .doesNotContain("/x");
        assertThat(reason(unchecked(new FileSystemException("/x/y", null, "Disk quota exceeded"))))
                .contains("(Disk quota exceeded)")
                .doesNotContain("/x");
        assertThat(reason(unchecked(new AccessDeniedException("/x/y"))))
                .contains("(AccessDeniedException)")
                .doesNotContain("/x");
    }

    @Test
    void tellsThatAnythingElseIsTheServicesFault() {
        assertThat(reason(new IllegalStateException("broken")))
                .startsWith("an error inside the service, logged with the job's id");
    }

    private static UncheckedIOException unchecked(IOException cause) {
        return new UncheckedIOException("cannot write", cause);
    }

    private static String reason(Throwable failure) {
        return FailureReason.of(failure, JobTests.plan(), UUID.randomUUID());
    }
}
