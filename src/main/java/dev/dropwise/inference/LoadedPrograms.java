package dev.dropwise.inference;

import dev.dropwise.engine.InputGradients;
import dev.dropwise.engine.JavaDenseNetwork;
import dev.dropwise.engine.TorchProgram;
import dev.dropwise.engine.TorchRuntime;
import dev.dropwise.layer.Shape;
import dev.dropwise.problem.Overloaded;
import dev.dropwise.spec.Architecture;
import dev.dropwise.spec.Plan;
import dev.dropwise.store.Blob;
import dev.dropwise.store.BlobStore;
import dev.dropwise.training.MonteCarloSampler;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Programs in memory, ready to predict, within a bound; the one that was not used for longest goes
 * first. A program is lent, and closed when it has to go and its last lease has ended, so that none
 * is ever closed under a prediction: libtorch would take the whole process with it. Until then it
 * counts no more.
 */
@Component
class LoadedPrograms implements AutoCloseable {

    private final BlobStore blobs;
    private final TorchRuntime torch;
    private final int most;
    private final long mostBytes;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private boolean closed;

    LoadedPrograms(BlobStore blobs, TorchRuntime torch, InferenceProperties properties) {
        this.blobs = blobs;
        this.torch = torch;
        this.most = properties.maxLoaded();
        this.mostBytes = properties.maxLoadedSize().toBytes();
    }

    /** A program that stays open until this is closed. */
    interface Lease extends AutoCloseable {

        TorchProgram program();

        /** The same network in plain Java, where that is faster for one example. */
        Optional<JavaDenseNetwork> chain();

        /** How its outputs change with its inputs; loaded when it is first asked for. */
        InputGradients gradients();

        /** Whether it draws anything, so that passes with dropout on differ. */
        boolean draws();

        @Override
        void close();
    }

    /**
     * Lends the program of a file, loading it where it is not; of many that ask at once, one loads.
     *
     * @param plan that the program was compiled from
     * @throws CorruptBlob if the file is gone or has changed
     * @throws UnreadableProgram if libtorch cannot load it
     */
    Lease lease(Blob blob, Plan plan) {
        Entry known = entries.get(blob.sha256());
        if (known != null && known.hold()) {
            return borrow(known);
        }
        Entry fresh = new Entry(blob);
        Entry entry = enter(fresh);
        if (entry == fresh) {
            load(entry, plan);
        }
        return borrow(entry);
    }

    /** The entry to wait for, held: the fresh one, or what another thread entered before. */
    private Entry enter(Entry fresh) {
        List<Entry> retired;
        synchronized (this) {
            if (closed) {
                throw new Overloaded("the service is stopping", Duration.ofSeconds(5));
            }
            Entry known = entries.get(fresh.blob.sha256());
            if (known != null && known.hold()) {
                return known;
            }
            fresh.hold();
            entries.put(fresh.blob.sha256(), fresh);
            retired = makeRoomFor(fresh);
        }
        retired.forEach(Entry::release);
        return fresh;
    }

    /** Takes out those unused for longest, as many as have to go. */
    private List<Entry> makeRoomFor(Entry wanted) {
        List<Entry> retired = new ArrayList<>();
        while (entries.size() > 1 && isOverBound()) {
            Entry unused =
                    entries.values().stream()
                            .filter(entry -> entry != wanted)
                            .min(Comparator.comparingLong(entry -> entry.usedAt))
                            .orElseThrow();
            entries.remove(unused.blob.sha256());
            retired.add(unused);
        }
        return retired;
    }

    private boolean isOverBound() {
        long bytes = entries.values().stream().mapToLong(Entry::bytes).sum();
        return entries.size() > most || bytes > mostBytes;
    }

    private void load(Entry entry, Plan plan) {
        try {
            Path file = blobs.verified(entry.blob);
            Architecture architecture = plan.architecture();
            Optional<JavaDenseNetwork> chain = JavaDenseNetwork.of(file, architecture, plan.loss());
            TorchProgram program = warm(torch.load(file, false), architecture.input());
            open.incrementAndGet();
            boolean draws = MonteCarloSampler.draws(program, architecture);
            entry.loaded.complete(new Loaded(program, chain, draws, architecture.input()));
        } catch (RuntimeException | Error e) {
            forget(entry);
            entry.loaded.completeExceptionally(e);
        }
    }

    /** The first call of a program compiles it, and puts it into inference mode. */
    private static TorchProgram warm(TorchProgram program, Shape input) {
        try {
            program.predict(new float[Math.toIntExact(input.elements())], 1);
            return program;
        } catch (RuntimeException e) {
            program.close();
            throw e;
        }
    }

    private void forget(Entry entry) {
        boolean there;
        synchronized (this) {
            there = entries.remove(entry.blob.sha256(), entry);
        }
        if (there) {
            entry.release();
        }
    }

    private Lease borrow(Entry entry) {
        try {
            return new Borrowed(entry, entry.loaded.join());
        } catch (CompletionException e) {
            entry.release();
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** How many programs are in memory. */
    int open() {
        return open.get();
    }

    /** Closes what nobody uses; the rest is closed as the leases end. */
    @Override
    public void close() {
        List<Entry> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(entries.values());
            entries.clear();
        }
        all.forEach(Entry::release);
    }

    /** A program that is closed when neither this cache nor any lease holds it any more. */
    private final class Entry {

        private final Blob blob;
        private final CompletableFuture<Loaded> loaded = new CompletableFuture<>();
        private final AtomicInteger holders = new AtomicInteger(1);
        private volatile long usedAt = System.nanoTime();

        private Entry(Blob blob) {
            this.blob = blob;
        }

        /** What it takes, about: explanations have a program of their own. */
        private long bytes() {
            boolean explains =
                    loaded.isDone() && !loaded.isCompletedExceptionally() && loaded.join().explains;
            return explains ? 2 * blob.bytes() : blob.bytes();
        }

        /** False when it is closed already. */
        private boolean hold() {
            usedAt = System.nanoTime();
            return holders.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
        }

        private void release() {
            if (holders.decrementAndGet() == 0 && !loaded.isCompletedExceptionally()) {
                loaded.join().close();
                open.decrementAndGet();
            }
        }
    }

    /** What is in memory of a network. */
    private static final class Loaded {

        private final TorchProgram program;
        private final Optional<JavaDenseNetwork> chain;
        private final boolean draws;
        private final Shape input;
        private @Nullable InputGradients gradients;
        private volatile boolean explains;

        private Loaded(
                TorchProgram program,
                Optional<JavaDenseNetwork> chain,
                boolean draws,
                Shape input) {
            this.program = program;
            this.chain = chain;
            this.draws = draws;
            this.input = input;
        }

        private synchronized InputGradients gradients(TorchRuntime torch, Path file) {
            if (gradients == null) {
                InputGradients fresh = InputGradients.load(torch, file);
                try {
                    fresh.warm(Math.toIntExact(input.elements()));
                } catch (RuntimeException e) {
                    fresh.close();
                    throw e;
                }
                gradients = fresh;
                explains = true;
            }
            return gradients;
        }

        private synchronized void close() {
            program.close();
            if (gradients != null) {
                gradients.close();
            }
        }
    }

    private final class Borrowed implements Lease {

        private final Entry entry;
        private final Loaded loaded;
        private final AtomicBoolean returned = new AtomicBoolean();

        private Borrowed(Entry entry, Loaded loaded) {
            this.entry = entry;
            this.loaded = loaded;
        }

        @Override
        public TorchProgram program() {
            return loaded.program;
        }

        @Override
        public Optional<JavaDenseNetwork> chain() {
            return loaded.chain;
        }

        @Override
        public InputGradients gradients() {
            return loaded.gradients(torch, blobs.verified(entry.blob));
        }

        @Override
        public boolean draws() {
            return loaded.draws;
        }

        @Override
        public void close() {
            if (returned.compareAndSet(false, true)) {
                entry.release();
            }
        }
    }
}
