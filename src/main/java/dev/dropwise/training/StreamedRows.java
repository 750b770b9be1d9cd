package dev.dropwise.training;

import dev.dropwise.engine.Torch;
import dev.dropwise.engine.TorchExamples;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Two windows of rows in native memory: one is read while a program uses the other. What a program
 * gets depends on the order of the rows alone, never on which window was there when.
 */
final class StreamedRows implements RowSupply {

    private final TrainingData data;
    private final int block;
    private final int window;
    private final TorchExamples[] rooms = new TorchExamples[2];
    private final ExecutorService reader =
            Executors.newSingleThreadExecutor(
                    task -> {
                        Thread thread = new Thread(task, "row-reader");
                        thread.setDaemon(true);
                        return thread;
                    });
    private volatile boolean closed;

    private int[] pass = {};
    private int free;
    private @Nullable Part current;
    private @Nullable CompletableFuture<Part> next;

    StreamedRows(Torch torch, TrainingData data, Streamed reading) {
        this.data = data;
        block = reading.block();
        window = reading.window();
        rooms[0] = data.room(torch, window);
        try {
            rooms[1] = data.room(torch, window);
        } catch (RuntimeException | Error e) {
            rooms[0].close();
            throw e;
        }
    }

    @Override
    public int[] order(int[] rows, Seeds seeds, int epoch) {
        return seeds.orderOfBlocks(rows, epoch, block, window);
    }

    @Override
    public void begin(int[] rows, int from) {
        if (next != null) {
            result(next);
        }
        pass = rows;
        current = null;
        next = from < rows.length ? ahead(from / window * window) : null;
    }

    @Override
    public Part part(int at) {
        Part part = current;
        if (part == null || at >= part.end()) {
            if (next == null) {
                throw new IllegalArgumentException(
                        "expected one of %d rows, received %d".formatted(pass.length, at));
            }
            part = result(next);
            current = part;
            next = part.end() < pass.length ? ahead(part.end()) : null;
        }
        return part;
    }

    /** Reads a window into the room that no program uses. */
    private CompletableFuture<Part> ahead(int from) {
        TorchExamples room = rooms[free];
        free = 1 - free;
        int[] wanted = Arrays.copyOfRange(pass, from, Math.min(from + window, pass.length));
        return CompletableFuture.supplyAsync(() -> read(from, wanted, room), reader);
    }

    /** In the order of the file, which is the fastest to read; the places bring back the other. */
    private Part read(int from, int[] wanted, TorchExamples room) {
        int[] sorted = wanted.clone();
        Arrays.sort(sorted);
        data.put(sorted, room, () -> closed);
        int[] places = new int[wanted.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = Arrays.binarySearch(sorted, wanted[i]);
        }
        return new Part(room, from, places);
    }

    private static Part result(CompletableFuture<Part> reading) {
        try {
            return reading.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (failed.getCause() instanceof Error cause) {
                throw cause;
            }
            throw failed;
        }
    }

    /** Waits until nobody writes into the rooms; what is being read is wanted no more. */
    @Override
    public void close() {
        closed = true;
        reader.shutdown();
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = reader.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        for (TorchExamples room : rooms) {
            room.close();
        }
    }
}
