package dev.dropwise.dataset;

import dev.dropwise.dataset.upload.BundledDatasets;
import dev.dropwise.dataset.upload.DatasetReaders;
import dev.dropwise.dataset.upload.array.IdxReader;
import dev.dropwise.dataset.upload.table.CsvReader;
import java.util.List;

/** The data sets there are. */
public interface Datasets {

    /**
     * The data set of this name.
     *
     * @throws NoSuchDataset when there is none
     */
    Dataset get(String name);

    /** Newest first. */
    List<Dataset> all();

    /** Those that come with Dropwise, each read when it is first used. */
    static Datasets bundled() {
        return new BundledDatasets(new DatasetReaders(List.of(new CsvReader(), new IdxReader())));
    }
}
