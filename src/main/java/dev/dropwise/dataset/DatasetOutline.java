package dev.dropwise.dataset;

import dev.dropwise.dataset.column.Column;
import dev.dropwise.dataset.column.Feature;
import dev.dropwise.dataset.column.Target;
import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.dataset.content.KeyNames;
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
public record DatasetOutline(
        String version,
        int rows,
        int testRows,
        List<Feature> features,
        List<Target> targets,
        KeyNames keys,
        long bytes) {

    public DatasetOutline {
        keys = keys == null ? KeyNames.NONE : keys;
    }

    public static DatasetOutline of(DatasetContent content) {
        return new DatasetOutline(
                content.hash(),
                content.rows(),
                content.testRows(),
                content.features(),
                content.targets().stream().map(Column::asTarget).toList(),
                KeyNames.of(content.keys()),
                content.bytes());
    }
}
