package dev.dropwise.dataset;

import java.time.Instant;
import java.util.List;

/**
 * A data set as the API shows it.
 *
 * @param version SHA-256 of the content
 * @param rows all rows, the hold-out included
 * @param bytes size of the data, uncompressed
 * @param bundled whether it comes with Dropwise and is always there
 */
record DatasetView(
        String name,
        String version,
        int rows,
        List<Feature> features,
        Target target,
        Task task,
        long bytes,
        Instant createdAt,
        boolean bundled) {

    static DatasetView of(Dataset dataset) {
        return new DatasetView(
                dataset.name(),
                dataset.version(),
                dataset.rows(),
                dataset.features(),
                dataset.target(),
                dataset.task(),
                dataset.bytes(),
                dataset.createdAt(),
                dataset.bundled());
    }
}
