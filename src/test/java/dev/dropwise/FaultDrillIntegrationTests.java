package dev.dropwise;

import dev.dropwise.bench.job.FaultDrill;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@link FaultDrill}. */
class FaultDrillIntegrationTests {

    @Test
    void nothingIsLostWhenEverythingFailsOnce(@TempDir Path home) throws Exception {
        FaultDrill.inShort(home);
    }
}
