package dev.dropwise.helm;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads manifests as Kubernetes does with strict validation: a field that it does not know fails.
 */
final class StrictManifests {

    private static final Map<String, Class<?>> KINDS =
            Map.of(
                    "Deployment", Deployment.class,
                    "Service", Service.class,
                    "ServiceAccount", ServiceAccount.class,
                    "HorizontalPodAutoscaler", HorizontalPodAutoscaler.class,
                    "Ingress", Ingress.class,
                    "NetworkPolicy", NetworkPolicy.class,
                    "PodDisruptionBudget", PodDisruptionBudget.class,
                    "ServiceMonitor", ServiceMonitor.class);

    private static final ObjectMapper MAPPER =
            new ObjectMapper(new YAMLFactory())
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .setAnnotationIntrospector(new Strict());

    private final List<JsonNode> documents;

    private StrictManifests(List<JsonNode> documents) {
        this.documents = documents;
    }

    /** The models keep what they do not know for later; here it is a fault. */
    private static final class Strict extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }
    }

    static StrictManifests of(Path file) throws IOException {
        try (MappingIterator<JsonNode> documents =
                MAPPER.readerFor(JsonNode.class).readValues(file.toFile())) {
            return new StrictManifests(
                    documents.readAll().stream().filter(JsonNode::isObject).toList());
        }
    }

    List<String> kinds() {
        return documents.stream().map(document -> document.path("kind").asText()).toList();
    }

    /** Those that others define, which there are no models of. */
    List<JsonNode> ofKind(String kind) {
        return documents.stream().filter(one -> one.path("kind").asText().equals(kind)).toList();
    }

    <T> List<T> ofKind(Class<T> kind) throws IOException {
        Stream.Builder<T> found = Stream.builder();
        for (JsonNode document : ofKind(kind.getSimpleName())) {
            found.add(MAPPER.treeToValue(document, kind));
        }
        return found.build().toList();
    }

    /** Reads each that there is a model of. */
    int readAll() throws IOException {
        int read = 0;
        for (JsonNode document : documents) {
            Class<?> kind = KINDS.get(document.path("kind").asText());
            if (kind != null) {
                MAPPER.treeToValue(document, kind);
                read++;
            }
        }
        return read;
    }
}
