package dev.dropwise.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.job.worker.DeviceKind;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobViewTests {

    @ParameterizedTest
    @CsvSource({
        "QUEUED, self events pause cancel",
        "RUNNING, self events pause cancel",
        "PAUSED, self events resume cancel",
        "SUCCEEDED, self events",
        "FAILED, self events",
        "CANCELLED, self events"
    })
    void linksToWhatItsStateAllows(JobState state, String links) {
        assertThat(JobView.of(JobTests.in(state)).links())
                .containsOnlyKeys(Arrays.asList(links.split(" ")));
    }

    @Test
    void linksToItsRunOnceThereIsOne() {
        Job job = JobTests.in(JobState.RUNNING);
        UUID run = UUID.randomUUID();
        job.recordedAs(run, 2, DeviceKind.CPU);

        assertThat(JobView.of(job).links())
                .containsEntry("run", "/api/v1/runs/" + run)
                .containsEntry("metrics", "/api/v1/runs/" + run + "/metrics");
    }
}
