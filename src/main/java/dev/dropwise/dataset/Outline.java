package dev.dropwise.dataset;

import java.util.List;

/**
 * What is shown of a data set before any of its rows is read.
 *
 * @param version hash of the content
 * @param rows all rows, the hold-out included
 * @param testRows how many of them are held out, the last ones
 * @param targets at least one
 * @param keys names of the columns that decide how rows are divided
 * @param bytes size of the data, uncompressed
 */
record Outline(
        String version,
        int rows,
        int testRows,
        List<Feature> features,
        List<Target> targets,
        KeyNames keys,
        long bytes) {

    Outline {
        keys = keys == null ? KeyNames.NONE : keys;
    }

    static Outline of(Content content) {
        return new Outline(
                ContentHash.of(content),
                content.rows(),
                content.testRows(),
                content.features(),
                content.targets().stream().map(Column::asTarget).toList(),
                KeyNames.of(content.keys()),
                content.bytes());
    }
}
