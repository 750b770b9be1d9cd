package dev.dropwise.dataset;

import java.util.List;
import java.util.Optional;

/** One of the ways in which data sets come to be. A new one is one more bean of this type. */
public interface DatasetOrigin {

    /** The data set of this name, if it is of this origin. */
    Optional<Dataset> find(String name);

    /** Newest first. */
    List<Dataset> all();

    /**
     * Deletes a data set of this origin that nobody needs.
     *
     * @return false if it is gone already
     * @throws dev.dropwise.problem.Conflict when those of this origin stay
     */
    boolean delete(Dataset dataset);
}
