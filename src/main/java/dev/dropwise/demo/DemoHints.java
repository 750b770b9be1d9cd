package dev.dropwise.demo;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.Datasets;
import dev.dropwise.run.Run;
import dev.dropwise.store.HomeProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What to try next, ready to be pasted; the images to predict lie in files. */
@Component
@Profile("demo")
class DemoHints {

    private final Datasets datasets;
    private final HomeProperties properties;
    private final JsonMapper mapper;
    private final DemoAddress address;

    DemoHints(
            Datasets datasets, HomeProperties properties, JsonMapper mapper, DemoAddress address) {
        this.datasets = datasets;
        this.properties = properties;
        this.mapper = mapper;
        this.address = address;
    }

    String text(String model, Run run) {
        String host = address.of("");
        Dataset dataset = datasets.get(run.plan().dataset());
        int row = dataset.rows() - 1;
        Path plain = write("digit.json", dataset, row, Map.of());
        Path sampled =
                write("digit-50-samples.json", dataset, row, Map.of("samples", 50, "seed", 1));
        return """
                Predict a test image (%s %s), then the same with 50 Monte-Carlo samples, then see every epoch:

                  curl -s -H 'Content-Type: application/json' -d @%s %s/api/v1/models/%s/predict
                  curl -s -H 'Content-Type: application/json' -d @%s %s/api/v1/models/%s/predict
                  curl -s -H 'Accept: text/csv' %s/api/v1/runs/%s/metrics

                Look, train and draw a digit: %s/
                Explore the API: %s/swagger-ui/index.html
                OpenAPI: %s/v3/api-docs
                """
                .formatted(
                        dataset.target().name(),
                        dataset.targetOf(row),
                        plain,
                        host,
                        model,
                        sampled,
                        host,
                        model,
                        host,
                        run.id(),
                        host,
                        host,
                        host);
    }

    private Path write(String name, Dataset dataset, int row, Map<String, Integer> options) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("instances", List.of(dataset.instance(row)));
        request.putAll(options);
        Path file = properties.home().resolve("demo").resolve(name);
        try {
            Files.createDirectories(properties.home().resolve("demo"));
            Files.write(file, mapper.writeValueAsBytes(request));
            return shortened(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** As somebody in the working directory would write it. */
    private static Path shortened(Path file) {
        Path here = Path.of("").toAbsolutePath();
        return file.startsWith(here) ? here.relativize(file) : file;
    }
}
