package dev.dropwise.dataset;

import dev.dropwise.dataset.column.ColumnLimits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Bounds of data sets that are uploaded.
 *
 * @param maxUpload how large one request may be, all its files together
 * @param maxUnpacked how large one file may become when it is unpacked
 * @param maxRows how many rows one data set may have
 * @param maxColumns how many columns a table may have, the target and those to ignore among them
 * @param maxLine how long one line of a text file may be, in characters
 * @param maxPixels how many pixels one image may have, all its channels together
 * @param tableMemory what reading one table may take beside the heap
 * @param maxCategories how many distinct texts a column of categories may have
 * @param maxFiles how many files and folders one archive may hold
 * @param maxDecodedPixels how many pixels, width times height, one PNG, JPEG, GIF or BMP may have
 *     before it is resized
 */
@Validated
@ConfigurationProperties("dropwise.datasets")
public record DatasetProperties(
        @DefaultValue("4GB") DataSize maxUpload,
        @DefaultValue("64GB") DataSize maxUnpacked,
        @DefaultValue("100000000") @Min(1) @Max(ColumnLimits.MOST_ROWS) int maxRows,
        @DefaultValue("10000") @Positive int maxColumns,
        @DefaultValue("16777216") @Positive int maxLine,
        @DefaultValue("1048576") @Positive int maxPixels,
        @DefaultValue("256MB") DataSize tableMemory,
        @DefaultValue("10000") @Positive int maxCategories,
        @DefaultValue("1000000") @Positive int maxFiles,
        @DefaultValue("33554432") @Positive int maxDecodedPixels) {

    private static final DataSize TABLE_MEMORY = DataSize.ofMegabytes(256);

    /** For what comes with Dropwise. */
    public static DatasetProperties unbounded() {
        DataSize any = DataSize.ofBytes(Long.MAX_VALUE);
        int most = Integer.MAX_VALUE;
        return new DatasetProperties(
                any, any, ColumnLimits.MOST_ROWS, most, most, most, TABLE_MEMORY, most, most, most);
    }

    /** What of it bounds the columns that are read. */
    public ColumnLimits columnLimits() {
        return new ColumnLimits(maxRows, maxColumns, maxCategories);
    }
}
