package dev.dropwise.store;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Deletes files that no row names: a process was killed after it had kept a file and before it had
 * written the row. Young files are left alone, for their row may be on its way.
 */
@Component
class OrphanSweep {

    private static final Duration YOUNG = Duration.ofHours(1);

    private final BlobStore blobs;
    private final List<BlobUse> uses;
    private final Clock clock;

    OrphanSweep(BlobStore blobs, List<BlobUse> uses, Clock clock) {
        this.blobs = blobs;
        this.uses = uses;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void sweep() {
        uses.forEach(use -> blobs.deleteOrphans(use, clock.instant().minus(YOUNG)));
    }
}
