package dev.dropwise.dataset;

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
}
