package dev.dropwise.job;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Does what a training has to write on a thread of its own: one thing after another, each again and
 * again while the database is unavailable, so that the training goes on meanwhile.
 */
final class TrainingWriter implements AutoCloseable {

    /** A training that is further ahead of the database waits for it. */
    private static final int MOST = 10_000;

    private final Runnable poll;
    private final long pollNanos;
    private final RetryWhileUnavailable retry;
    private final Deque<Runnable> entries = new ArrayDeque<>();

    private @Nullable Runnable underWay;
    private @Nullable Throwable failure;
    private boolean closed;

    /**
     * @param poll done every so often, between entries
     */
    TrainingWriter(String name, Runnable poll, Duration every, RetryWhileUnavailable retry) {
        this.poll = poll;
        this.pollNanos = every.toNanos();
        this.retry = retry;
        Thread thread = new Thread(this::write, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Adds what is to be written after all that was added before. */
    synchronized void add(Runnable entry) {
        while (entries.size() >= MOST && goesOn()) {
            await(pollNanos);
        }
        entries.add(entry);
        notifyAll();
    }

    /** Takes back what has been added, unless it is written or just being written. */
    synchronized boolean takeBack(Runnable entry) {
        return entry != underWay && entries.remove(entry);
    }

    /**
     * Waits until all is written.
     *
     * @throws RuntimeException what kept it from being written
     */
    synchronized void awaitWritten() {
        while (!entries.isEmpty() && goesOn()) {
            await(pollNanos);
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
    }

    /** False once something could not be written, for good. */
    synchronized boolean goesOn() {
        return failure == null && !closed;
    }

    private void write() {
        long polled = System.nanoTime() - pollNanos;
        while (goesOn()) {
            if (System.nanoTime() - polled >= pollNanos) {
                persist(poll);
                polled = System.nanoTime();
            } else {
                Runnable entry = next(pollNanos - (System.nanoTime() - polled));
                if (entry != null) {
                    persist(entry);
                }
            }
        }
    }

    private synchronized @Nullable Runnable next(long waitNanos) {
        if (entries.isEmpty() && !closed) {
            await(waitNanos);
        }
        return entries.peek();
    }

    private void persist(Runnable task) {
        try {
            retry.persist(() -> tried(task));
        } catch (RuntimeException | Error e) {
            failed(e);
        }
    }

    /** Nothing is done that was taken back since the last try, or given up. */
    private void tried(Runnable task) {
        if (!begins(task)) {
            return;
        }
        boolean done = false;
        try {
            task.run();
            done = true;
        } finally {
            ends(task, done);
        }
    }

    private synchronized boolean begins(Runnable task) {
        boolean wanted = !closed && (task == poll || task == entries.peek());
        underWay = wanted ? task : null;
        return wanted;
    }

    private synchronized void ends(Runnable task, boolean done) {
        underWay = null;
        if (done && task == entries.peek()) {
            entries.remove();
        }
        notifyAll();
    }

    private synchronized void failed(Throwable reason) {
        failure = reason;
        notifyAll();
    }

    private void await(long nanos) {
        try {
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(nanos, 1_000_000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the database was unavailable", e);
        }
    }

    /** What is not written by now is given up. */
    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
