package dev.dropwise.training;

import dev.dropwise.engine.TorchExamples;
import dev.dropwise.engine.TorchRuntime;
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
    private @Nullable RowWindow current;
    private @Nullable CompletableFuture<RowWindow> next;

    StreamedRows(TorchRuntime torch, TrainingData data, Streamed reading) {
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
    public int[] order(int[] rows, TrainingSeeds seeds, int epoch) {
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
    public RowWindow part(int at) {
        RowWindow rowWindow = current;
        if (rowWindow == null || at >= rowWindow.end()) {
            if (next == null) {
                throw new IllegalArgumentException(
                        "expected one of %d rows, received %d".formatted(pass.length, at));
            }
            rowWindow = result(next);
            current = rowWindow;
            next = rowWindow.end() < pass.length ? ahead(rowWindow.end()) : null;
        }
        return rowWindow;
    }

    /** Reads a window into the room that no program uses. */
    private CompletableFuture<RowWindow> ahead(int from) {
        TorchExamples room = rooms[free];
        free = 1 - free;
        int[] wanted = Arrays.copyOfRange(pass, from, Math.min(from + window, pass.length));
        return CompletableFuture.supplyAsync(() -> read(from, wanted, room), reader);
    }

    /** In the order of the file, which is the fastest to read; the places bring back the other. */
    private RowWindow read(int from, int[] wanted, TorchExamples room) {
        int[] sorted = wanted.clone();
        Arrays.sort(sorted);
        data.put(sorted, room, () -> closed);
        int[] places = new int[wanted.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = Arrays.binarySearch(sorted, wanted[i]);
        }
        return new RowWindow(room, from, places);
    }

    private static RowWindow result(CompletableFuture<RowWindow> reading) {
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
