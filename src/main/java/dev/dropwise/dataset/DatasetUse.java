package dev.dropwise.dataset;

/** Who still needs a data set; answered by the modules that work with them. */
public interface DatasetUse {

    /** Whether anything that is under way would miss the data set of this name. */
    boolean needs(String dataset);
}
