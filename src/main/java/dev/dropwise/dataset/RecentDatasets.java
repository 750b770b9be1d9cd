package dev.dropwise.dataset;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Data sets whose rows stay at hand; others are made or opened anew when they are asked for. */
@Component
public final class RecentDatasets {

    private static final int KEPT = 16;

    private final Map<Known, Dataset> recent =
            new LinkedHashMap<>(KEPT, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Known, Dataset> eldest) {
                    return size() > KEPT;
                }
            };

    /** A name may be given again after it was deleted, here or in another process. */
    private record Known(String name, Instant createdAt) {}

    public synchronized Dataset get(String name, Instant createdAt, Supplier<Dataset> dataset) {
        return recent.computeIfAbsent(new Known(name, createdAt), key -> dataset.get());
    }

    /** Lets go of its rows. */
    public synchronized void forget(Dataset dataset) {
        recent.remove(new Known(dataset.name(), dataset.createdAt()));
    }
}
