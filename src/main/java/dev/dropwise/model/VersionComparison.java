package dev.dropwise.model;

/** Compares versions on test rows; answered by the module that measures networks. */
public interface VersionComparison {

    /**
     * What both come to.
     *
     * @param metric as in {@link AliasGate}
     * @param pointer where in the request it stands
     * @throws dev.dropwise.problem.Invalid if there is no such metric
     */
    ComparedVersions compare(
            ModelVersion candidate, ModelVersion champion, String metric, String pointer);
}
