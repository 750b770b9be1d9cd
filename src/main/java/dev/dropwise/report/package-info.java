/**
 * What can be said of a training that happened: how good its network is on each part of its rows,
 * with intervals; what it confuses, how far its probabilities can be trusted, which columns matter.
 * {@link dev.dropwise.report.RunReports} makes a report once and keeps it. Networks are measured on
 * other data sets here, too, and studies have their reports from here.
 */
@ApplicationModule(
        allowedDependencies = {
            "evaluation",
            "engine",
            "layer",
            "layer :: rate",
            "augmentation",
            "inference",
            "model",
            "run",
            "study",
            "study :: design",
            "study :: result",
            "study :: trial",
            "study :: statistics",
            "training",
            "dataset",
            "dataset :: column",
            "dataset :: insight",
            "dataset :: preprocessing",
            "dataset :: split",
            "spec",
            "spec :: loss",
            "store",
            "web",
            "web :: binding",
            "problem",
            "random"
        })
@NullMarked
package dev.dropwise.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
