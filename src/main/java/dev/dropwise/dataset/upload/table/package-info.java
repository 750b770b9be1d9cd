/** Files of rows and columns: CSV, JSON, Parquet, ARFF. */
@NullMarked
package dev.dropwise.dataset.upload.table;

import org.jspecify.annotations.NullMarked;
