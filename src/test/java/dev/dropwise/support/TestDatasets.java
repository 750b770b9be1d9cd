package dev.dropwise.support;

import dev.dropwise.dataset.Datasets;
import dev.dropwise.dataset.upload.BundledDatasets;
import dev.dropwise.dataset.upload.DatasetReaders;
import dev.dropwise.dataset.upload.array.IdxReader;
import dev.dropwise.dataset.upload.table.CsvReader;
import java.util.List;

/** Data sets for tests that run without Spring. */
public final class TestDatasets {

    private TestDatasets() {}

    /** Those that come with Dropwise, each read when it is first used. */
    public static Datasets bundled() {
        return new BundledDatasets(new DatasetReaders(List.of(new CsvReader(), new IdxReader())));
    }
}
