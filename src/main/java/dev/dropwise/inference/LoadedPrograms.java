package dev.dropwise.inference;

import dev.dropwise.engine.Torch;
import dev.dropwise.engine.TorchProgram;
import dev.dropwise.problem.Overloaded;
import dev.dropwise.store.Blob;
import dev.dropwise.store.BlobStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
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
    private final Torch torch;
    private final int most;
    private final long mostBytes;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private boolean closed;

    LoadedPrograms(BlobStore blobs, Torch torch, InferenceProperties properties) {
        this.blobs = blobs;
        this.torch = torch;
        this.most = properties.maxLoaded();
        this.mostBytes = properties.maxLoadedSize().toBytes();
    }

    /** A program that stays open until this is closed. */
    interface Lease extends AutoCloseable {

        TorchProgram program();

        @Override
        void close();
    }

    /**
     * Lends the program of a file, loading it where it is not; of many that ask at once, one loads.
     *
     * @param width how many numbers it takes for one instance
     * @throws CorruptBlob if the file is gone or has changed
     * @throws UnreadableProgram if libtorch cannot load it
     */
    Lease lease(Blob blob, int width) {
        Entry known = entries.get(blob.sha256());
        if (known != null && known.hold()) {
            return borrow(known);
        }
        Entry fresh = new Entry(blob);
        Entry entry = enter(fresh);
        if (entry == fresh) {
            load(entry, width);
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
        long bytes = entries.values().stream().mapToLong(entry -> entry.blob.bytes()).sum();
        return entries.size() > most || bytes > mostBytes;
    }

    private void load(Entry entry, int width) {
        try {
            TorchProgram program = warm(torch.load(blobs.verified(entry.blob), false), width);
            open.incrementAndGet();
            entry.program.complete(program);
        } catch (RuntimeException | Error e) {
            forget(entry);
            entry.program.completeExceptionally(e);
        }
    }

    /** The first call of a program compiles it, and puts it into inference mode. */
    private static TorchProgram warm(TorchProgram program, int width) {
        try {
            program.predict(new float[width], 1);
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
            return new Borrowed(entry, entry.program.join());
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
        private final CompletableFuture<TorchProgram> program = new CompletableFuture<>();
        private final AtomicInteger holders = new AtomicInteger(1);
        private volatile long usedAt = System.nanoTime();

        private Entry(Blob blob) {
            this.blob = blob;
        }

        /** False when it is closed already. */
        private boolean hold() {
            usedAt = System.nanoTime();
            return holders.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
        }

        private void release() {
            if (holders.decrementAndGet() == 0 && !program.isCompletedExceptionally()) {
                program.join().close();
                open.decrementAndGet();
            }
        }
    }

    private static final class Borrowed implements Lease {

        private final Entry entry;
        private final TorchProgram program;
        private final AtomicBoolean returned = new AtomicBoolean();

        private Borrowed(Entry entry, TorchProgram program) {
            this.entry = entry;
            this.program = program;
        }

        @Override
        public TorchProgram program() {
            return program;
        }

        @Override
        public void close() {
            if (returned.compareAndSet(false, true)) {
                entry.release();
            }
        }
    }
}
