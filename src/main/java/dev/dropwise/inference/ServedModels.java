package dev.dropwise.inference;

import dev.dropwise.model.ModelChanged;
import dev.dropwise.model.ModelRegistry;
import dev.dropwise.model.ModelVersion;
import dev.dropwise.model.NoSuchCheckpoint;
import dev.dropwise.problem.Conflict;
import dev.dropwise.run.Calibrations;
import dev.dropwise.run.Checkpoint;
import dev.dropwise.run.Checkpoints;
import dev.dropwise.run.Run;
import dev.dropwise.run.RunState;
import dev.dropwise.run.Runs;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Finds the checkpoint that answers for a name, mostly without asking the database: an answer holds
 * until a model changes in this process, and for a moment where another process may change it.
 */
@Component
public class ServedModels {

    /** Names are few; whoever asks for more pays with a query. */
    private static final int MOST = 1000;

    private final ModelRegistry registry;
    private final Checkpoints checkpoints;
    private final Calibrations calibrations;
    private final Runs runs;
    private final long refreshNanos;
    private final Map<Question, Found> found = new ConcurrentHashMap<>();
    private final Map<UUID, ServedCheckpoint> known = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    ServedModels(
            ModelRegistry registry,
            Checkpoints checkpoints,
            Calibrations calibrations,
            Runs runs,
            InferenceProperties properties) {
        this.registry = registry;
        this.checkpoints = checkpoints;
        this.calibrations = calibrations;
        this.runs = runs;
        this.refreshNanos = properties.refreshAfter().toNanos();
    }

    /** The name of a model or the id of a run, and the version or alias that was asked for. */
    private record Question(Object of, @Nullable Object which) {}

    /**
     * @param changes how many there had been before it was looked up
     */
    private record Found(ServedCheckpoint served, long changes, long at) {}

    public ServedCheckpoint newest(String model) {
        return find(new Question(model, null), () -> served(registry.newest(model)));
    }

    public ServedCheckpoint version(String model, int version) {
        return find(new Question(model, version), () -> served(registry.version(model, version)));
    }

    public ServedCheckpoint aliased(String model, String alias) {
        return find(new Question(model, alias), () -> served(registry.aliased(model, alias)));
    }

    /** A run answers with the weights that its metrics are of. */
    ServedCheckpoint run(UUID run) {
        return find(new Question(run, null), () -> served(checkpoint(run)));
    }

    /** The same, straight from the database. */
    ServedCheckpoint runNow(UUID run) {
        found.remove(new Question(run, null));
        return run(run);
    }

    @TransactionalEventListener
    void changed(ModelChanged change) {
        changes.incrementAndGet();
    }

    private ServedCheckpoint find(Question question, Supplier<ServedCheckpoint> look) {
        long before = changes.get();
        Found last = found.get(question);
        if (last != null && last.changes == before && System.nanoTime() - last.at < refreshNanos) {
            return last.served;
        }
        ServedCheckpoint served = look.get();
        keep(found, question, new Found(served, before, System.nanoTime()));
        return served;
    }

    private ServedCheckpoint served(ModelVersion version) {
        if (!version.isEnsemble()) {
            return served(version.checkpoint()).as(version);
        }
        return ServedCheckpoint.together(
                        version.members().stream().map(one -> served(one.checkpoint())).toList())
                .as(version);
    }

    private ServedCheckpoint served(UUID id) {
        ServedCheckpoint same = known.get(id);
        return same != null
                ? same
                : served(checkpoints.findById(id).orElseThrow(() -> new NoSuchCheckpoint(id)));
    }

    private ServedCheckpoint served(Checkpoint checkpoint) {
        ServedCheckpoint same = known.get(checkpoint.id());
        if (same != null) {
            return same;
        }
        Run run = runs.get(checkpoint.run());
        boolean calibrates = run.plan().training().calibration() != null;
        ServedCheckpoint served =
                ServedCheckpoint.of(
                        checkpoint, run, calibrates ? calibrations.of(checkpoint.id()) : null);
        if (!calibrates || run.state() != RunState.RUNNING) {
            // A run calibrates when it ends.
            keep(known, checkpoint.id(), served);
        }
        return served;
    }

    private Checkpoint checkpoint(UUID run) {
        return checkpoints
                .served(runs.get(run))
                .orElseThrow(() -> new Conflict("the run " + run + " has no checkpoint yet"));
    }

    private static <K, V> void keep(Map<K, V> kept, K key, V value) {
        if (kept.size() >= MOST) {
            kept.clear();
        }
        kept.put(key, value);
    }
}
