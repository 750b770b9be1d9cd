package dev.dropwise.inference;

import dev.dropwise.engine.Torch;
import dev.dropwise.engine.TorchProgram;
import dev.dropwise.problem.Overloaded;
import dev.dropwise.store.Blob;
import dev.dropwise.store.BlobStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
    private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final AtomicInteger open = new AtomicInteger();
    private long bytes;
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
        Entry entry;
        boolean loads = false;
        List<Entry> idle = new ArrayList<>();
        synchronized (entries) {
            if (closed) {
                throw new Overloaded("the service is stopping", Duration.ofSeconds(5));
            }
            Entry known = entries.get(blob.sha256());
            entry = known == null ? new Entry(blob) : known;
            entry.leases++;
            if (known == null) {
                loads = true;
                entries.put(blob.sha256(), entry);
                bytes += blob.bytes();
                makeRoomFor(entry, idle);
            }
        }
        idle.forEach(Entry::closeProgram);
        if (loads) {
            load(entry, width);
        }
        return borrow(entry);
    }

    private void makeRoomFor(Entry wanted, List<Entry> idle) {
        Iterator<Entry> longestUnused = entries.values().iterator();
        while ((entries.size() > most || bytes > mostBytes) && longestUnused.hasNext()) {
            Entry entry = longestUnused.next();
            if (entry != wanted) {
                longestUnused.remove();
                retire(entry, idle);
            }
        }
    }

    private void retire(Entry entry, List<Entry> idle) {
        entry.retired = true;
        bytes -= entry.blob.bytes();
        if (entry.leases == 0) {
            idle.add(entry);
        }
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
        synchronized (entries) {
            if (!entry.retired) {
                entries.remove(entry.blob.sha256());
                retire(entry, new ArrayList<>());
            }
        }
    }

    private Lease borrow(Entry entry) {
        try {
            return new Borrowed(entry, entry.program.join());
        } catch (CompletionException e) {
            giveBack(entry);
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void giveBack(Entry entry) {
        boolean last;
        synchronized (entries) {
            entry.leases--;
            last = entry.retired && entry.leases == 0;
        }
        if (last) {
            entry.closeProgram();
        }
    }

    /** How many programs are in memory. */
    int open() {
        return open.get();
    }

    /** Closes what nobody uses; the rest is closed as the leases end. */
    @Override
    public void close() {
        List<Entry> idle = new ArrayList<>();
        synchronized (entries) {
            closed = true;
            entries.values().forEach(entry -> retire(entry, idle));
            entries.clear();
        }
        idle.forEach(Entry::closeProgram);
    }

    /** Its counts are guarded by the lock on all entries. */
    private final class Entry {

        private final Blob blob;
        private final CompletableFuture<TorchProgram> program = new CompletableFuture<>();
        private int leases;
        private boolean retired;

        private Entry(Blob blob) {
            this.blob = blob;
        }

        private void closeProgram() {
            if (!program.isCompletedExceptionally()) {
                program.join().close();
                open.decrementAndGet();
            }
        }
    }

    private final class Borrowed implements Lease {

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
                giveBack(entry);
            }
        }
    }
}
