package dev.dropwise.inference.protocol;

import dev.dropwise.inference.InferenceProperties;
import dev.dropwise.inference.ServedCheckpoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a model takes and gives; -1 stands for the number of instances.
 *
 * @param versions those that there are, the newest first; of a version itself alone
 * @param properties where the version comes from
 * @param parameters bounds of its requests
 */
record MetadataView(
        @Nullable String name,
        List<String> versions,
        String platform,
        Map<String, String> properties,
        Map<String, Integer> parameters,
        List<TensorSignature.TensorView> inputs,
        List<TensorSignature.TensorView> outputs) {

    static MetadataView of(
            ServedCheckpoint served, List<Integer> versions, InferenceProperties bounds) {
        TensorSignature signature = new TensorSignature(served.preprocessing());
        return new MetadataView(
                served.model(),
                versions.stream().map(String::valueOf).toList(),
                "pytorch_torchscript",
                properties(served),
                parameters(served, bounds),
                signature.inputs(),
                signature.outputs());
    }

    private static Map<String, String> properties(ServedCheckpoint served) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("task", served.isClassification() ? "classification" : "regression");
        properties.put("dataset", served.plan().dataset());
        properties.put("dataset_version", served.plan().datasetHash());
        properties.put("run", served.checkpoint().run().toString());
        properties.put("epoch", String.valueOf(served.checkpoint().epoch()));
        properties.put("sha256", served.checkpoint().blob().sha256());
        return properties;
    }

    private static Map<String, Integer> parameters(
            ServedCheckpoint served, InferenceProperties bounds) {
        Map<String, Integer> parameters = new LinkedHashMap<>();
        parameters.put("max_instances", bounds.maxInstances());
        if (served.architecture().draws()) {
            parameters.put("max_samples", bounds.maxSamples());
        }
        return parameters;
    }
}
