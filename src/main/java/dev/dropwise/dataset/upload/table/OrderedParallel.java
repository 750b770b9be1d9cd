package dev.dropwise.dataset.upload.table;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * Works on some things beside one another and gives what came of them in their order, never far
 * ahead of who takes it.
 */
final class OrderedParallel<T> implements AutoCloseable {

    private final ExecutorService threads;
    private final Iterator<Callable<T>> later;
    private final Queue<CompletableFuture<T>> begun = new ArrayDeque<>();

    /**
     * @param atOnce how many are worked on; one more may wait to be taken
     */
    OrderedParallel(Stream<Callable<T>> work, int atOnce) {
        threads = Executors.newFixedThreadPool(atOnce);
        later = work.iterator();
        for (int i = 0; i <= atOnce; i++) {
            begin();
        }
    }

    private void begin() {
        if (later.hasNext()) {
            Callable<T> work = later.next();
            CompletableFuture<T> result = new CompletableFuture<>();
            threads.execute(() -> complete(result, work));
            begun.add(result);
        }
    }

    private static <T> void complete(CompletableFuture<T> result, Callable<T> work) {
        try {
            result.complete(work.call());
        } catch (Throwable e) {
            result.completeExceptionally(e);
        }
    }

    /** What came of the next. */
    T next() throws SQLException, IOException {
        try {
            T next = begun.remove().join();
            begin();
            return next;
        } catch (CompletionException e) {
            if (e.getCause() instanceof SQLException cause) {
                throw cause;
            }
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Returns when nothing is worked on any more. */
    @Override
    public void close() {
        CompletableFuture.allOf(begun.toArray(CompletableFuture[]::new))
                .exceptionally(failure -> null)
                .join();
        threads.shutdown();
    }
}
