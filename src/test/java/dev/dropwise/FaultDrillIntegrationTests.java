package dev.dropwise;

import dev.dropwise.bench.job.FaultDrill;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@link FaultDrill}. */
@Tag("processes")
class FaultDrillIntegrationTests {

    @Test
    void nothingIsLostWhenEverythingFailsOnce(@TempDir Path home) throws Exception {
        FaultDrill.inShort(home);
    }
}
