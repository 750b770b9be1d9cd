package dev.dropwise.dataset;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Works on some things beside one another and gives what came of them in their order, never far
 * ahead of who takes it.
 */
final class InOrder<T> implements AutoCloseable {

    private final ExecutorService threads;
    private final Iterator<Callable<T>> later;
    private final Queue<Future<T>> begun = new ArrayDeque<>();

    /**
     * @param atOnce how many are worked on; one more may wait to be taken
     */
    InOrder(Stream<Callable<T>> work, int atOnce) {
        threads = Executors.newFixedThreadPool(atOnce);
        later = work.iterator();
        for (int i = 0; i <= atOnce; i++) {
            begin();
        }
    }

    private void begin() {
        if (later.hasNext()) {
            begun.add(threads.submit(later.next()));
        }
    }

    /** What came of the next. */
    T next() throws SQLException, IOException {
        try {
            T next = begun.remove().get();
            begin();
            return next;
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof SQLException fault) {
                throw fault;
            }
            if (cause instanceof IOException fault) {
                throw fault;
            }
            if (cause instanceof RuntimeException fault) {
                throw fault;
            }
            if (cause instanceof Error fault) {
                throw fault;
            }
            throw new IllegalStateException(cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a file was read");
        }
    }

    /** Returns when nothing is worked on any more. */
    @Override
    public void close() {
        begun.forEach(work -> work.cancel(true));
        threads.shutdown();
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = threads.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
