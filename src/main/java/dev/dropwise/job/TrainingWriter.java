package dev.dropwise.job;

import dev.dropwise.job.queue.RetryWhileUnavailable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a training reports on a thread of its own, so that the training goes on meanwhile: in
 * order, at intervals, and again and again while the database is unavailable.
 */
final class TrainingWriter implements AutoCloseable {

    /** A training that is further ahead of the database waits for it. */
    private static final int MOST = 10_000;

    private final Runnable poll;
    private final long intervalNanos;
    private final RetryWhileUnavailable retry;
    private final Deque<Runnable> entries = new ArrayDeque<>();

    private @Nullable Runnable underWay;
    private @Nullable Throwable failure;
    private int waiting;
    private boolean closed;

    /**
     * @param poll done once an interval, after the entries
     * @param interval how long an entry may wait for others
     */
    TrainingWriter(String name, Runnable poll, Duration interval, RetryWhileUnavailable retry) {
        this.poll = poll;
        this.intervalNanos = interval.toNanos();
        this.retry = retry;
        Thread thread = new Thread(this::write, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Adds what is to be written after all that was added before. */
    synchronized void add(Runnable entry) {
        while (entries.size() >= MOST && goesOn()) {
            await(intervalNanos);
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
        waiting++;
        notifyAll();
        try {
            while (!entries.isEmpty() && goesOn()) {
                await(intervalNanos);
            }
        } finally {
            waiting--;
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
        long due = System.nanoTime();
        while (goesOn()) {
            writeEntries();
            if (System.nanoTime() >= due) {
                persist(poll);
                due = System.nanoTime() + intervalNanos;
            }
            pause(due - System.nanoTime());
        }
    }

    /** Those that are there now; what comes meanwhile may gather until the next time. */
    private void writeEntries() {
        for (int left = count(); left > 0 && goesOn(); left--) {
            Runnable entry = first();
            if (entry != null) {
                persist(entry);
            }
        }
    }

    private synchronized int count() {
        return entries.size();
    }

    private synchronized @Nullable Runnable first() {
        return entries.peek();
    }

    /** Until the interval is over, unless an entry has another behind it or somebody waits. */
    private synchronized void pause(long nanos) {
        long until = System.nanoTime() + nanos;
        while (!closed && entries.size() < 2 && (waiting == 0 || entries.isEmpty())) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                return;
            }
            await(left);
        }
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
