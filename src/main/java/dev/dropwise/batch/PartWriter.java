package dev.dropwise.batch;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.inference.DatasetPredictions;
import dev.dropwise.inference.PredictionRequest;
import dev.dropwise.inference.ServedCheckpoint;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the rows of one part: so many that files do not become many, and so few that little is
 * lost with a worker.
 */
final class PartWriter {

    private static final int MOST_ROWS = 16_384;
    private static final long LONGEST = Duration.ofSeconds(10).toNanos();

    /** So many are predicted at once. */
    private static final int STEP = 256;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final DatasetPredictions predictions;
    private final ServedCheckpoint served;
    private final Dataset dataset;
    private final PredictionRequest options;
    private final int first;
    private final BooleanSupplier ending;
    private int rows;
    private int faulty;

    PartWriter(
            DatasetPredictions predictions,
            ServedCheckpoint served,
            Dataset dataset,
            PredictionRequest options,
            int first,
            BooleanSupplier ending) {
        this.predictions = predictions;
        this.served = served;
        this.dataset = dataset;
        this.options = options;
        this.first = first;
        this.ending = ending;
    }

    /** How many were written; fewer where the process is about to end. */
    int rows() {
        return rows;
    }

    /** Of these, those that could not be predicted. */
    int faulty() {
        return faulty;
    }

    void writeTo(OutputStream out) throws IOException {
        long began = System.nanoTime();
        int most = Math.min(MOST_ROWS, dataset.rows() - first);
        try (GZIPOutputStream zipped = new GZIPOutputStream(out)) {
            while (rows < most && System.nanoTime() - began < LONGEST && !ending.getAsBoolean()) {
                int from = first + rows;
                int to = from + Math.min(STEP, most - rows);
                for (ObjectNode row : predictions.predict(served, dataset, from, to, options)) {
                    faulty += row.has(DatasetPredictions.ERROR) ? 1 : 0;
                    zipped.write(JSON.writeValueAsBytes(row));
                    zipped.write('\n');
                }
                rows = to - first;
            }
        }
    }
}
