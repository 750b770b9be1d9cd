package dev.dropwise.dataset;

import dev.dropwise.problem.Conflict;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.annotation.Primary;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** All data sets by name: those that clients had made, and those that come with Dropwise. */
@Component
@Primary
class DatasetCatalog implements Datasets {

    /** Data sets whose rows stay in memory; others are made anew when they are asked for. */
    private static final int KEPT = 16;

    /** Fits a JSON number in every language. */
    private static final int SEED_BITS = 31;

    private final BundledDatasets bundled;
    private final SyntheticDatasets synthetic;
    private final List<DatasetUse> uses;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<Known, Dataset> recent =
            new LinkedHashMap<>(KEPT, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Known, Dataset> eldest) {
                    return size() > KEPT;
                }
            };

    DatasetCatalog(
            BundledDatasets bundled,
            SyntheticDatasets synthetic,
            List<DatasetUse> uses,
            Clock clock) {
        this.bundled = bundled;
        this.synthetic = synthetic;
        this.uses = uses;
        this.clock = clock;
    }

    /** A name may be given again after it was deleted, here or in another process. */
    private record Known(String name, Instant createdAt) {}

    @Override
    public Dataset get(String name) {
        if (bundled.has(name)) {
            return bundled.get(name);
        }
        return synthetic
                .findById(name)
                .map(this::dataset)
                .orElseThrow(
                        () -> new NoSuchDataset(name, all().stream().map(Dataset::name).toList()));
    }

    @Override
    public List<Dataset> all() {
        return Stream.concat(
                        synthetic.findByOrderByCreatedAtDescNameAsc().stream().map(this::dataset),
                        bundled.all().stream())
                .toList();
    }

    private Dataset dataset(SyntheticDataset stored) {
        Known known = new Known(stored.synthesis().name(), stored.createdAt());
        synchronized (recent) {
            return recent.computeIfAbsent(
                    known,
                    key ->
                            new Dataset(
                                    key.name(),
                                    key.createdAt(),
                                    false,
                                    () -> SyntheticContent.of(stored.synthesis())));
        }
    }

    /**
     * Keeps a description and the data that it makes.
     *
     * @throws Conflict when the name is taken
     */
    Dataset synthesize(Synthesis asked) {
        Synthesis completed = asked.completed(random.nextLong(1L << SEED_BITS));
        if (bundled.has(completed.name())) {
            throw taken(completed.name());
        }
        // Databases keep microseconds, and the very same time has to come back.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        try {
            return dataset(synthetic.saveAndFlush(new SyntheticDataset(completed, now)));
        } catch (DataIntegrityViolationException e) {
            throw taken(completed.name());
        }
    }

    private static Conflict taken(String name) {
        return new Conflict(
                "There is a data set %s already: delete it first, or take another name."
                        .formatted(name));
    }

    /**
     * Deletes a data set; runs and checkpoints that came of it stay.
     *
     * @throws NoSuchDataset when there is none
     * @throws Conflict when it comes with Dropwise, or somebody needs it still
     */
    void delete(String name) {
        if (get(name).bundled()) {
            throw new Conflict(
                    "The data set %s comes with Dropwise and cannot be deleted.".formatted(name));
        }
        if (uses.stream().anyMatch(use -> use.needs(name))) {
            throw new Conflict(
                    "A job that has not ended needs the data set %s: cancel it, or wait for it."
                            .formatted(name));
        }
        if (synthetic.remove(name) == 0) {
            throw new NoSuchDataset(name, all().stream().map(Dataset::name).toList());
        }
    }
}
