package dev.dropwise.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Deletes files that no row names: a process was killed after it had kept a file and before it had
 * written the row, or while it sent one. Young files are left alone, for their row may be on its
 * way.
 */
@Component
public class OrphanSweep {

    private static final Duration YOUNG = Duration.ofHours(1);

    /** No file takes so long to be sent. */
    private static final Duration UNFINISHED = Duration.ofDays(1);

    private final BlobStore blobs;
    private final NamedBlobs named;
    private final Clock clock;

    OrphanSweep(BlobStore blobs, NamedBlobs named, Clock clock) {
        this.blobs = blobs;
        this.named = named;
        this.clock = clock;
    }

    /**
     * Looks first without a lock: hardly any file is an orphan. Takes long where there are many
     * files.
     *
     * @throws StoreFault if the store is away or refuses
     */
    public void sweep() {
        Instant now = clock.instant();
        blobs.forEachBefore(
                now.minus(YOUNG),
                blob -> {
                    if (!named.isNamed(blob)) {
                        named.dropUnlessNamed(blob);
                    }
                });
        blobs.abandonBefore(now.minus(UNFINISHED));
    }
}
