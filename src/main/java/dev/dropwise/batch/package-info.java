/**
 * Predictions for all rows of a data set, as jobs that workers carry out: what is predicted is kept
 * in parts, so that another worker goes on where one stopped, and rows are neither lost nor there
 * twice.
 */
@ApplicationModule(
        allowedDependencies = {
            "inference",
            "inference :: explanation",
            "calibration",
            "dataset",
            "dataset :: parquet",
            "job :: queue",
            "random",
            "role",
            "security",
            "store",
            "web",
            "web :: listing",
            "problem"
        })
@NullMarked
package dev.dropwise.batch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
