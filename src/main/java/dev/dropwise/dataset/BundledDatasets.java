package dev.dropwise.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The data sets that {@code datasets/catalog.json} on the class path describes. */
@Component
final class BundledDatasets implements Datasets {

    /** When they were made does not matter; that it never changes does. */
    private static final Instant CREATED_AT = Instant.parse("2026-01-01T00:00:00Z");

    private static final String FOLDER = "datasets/";

    private final Map<String, Reader> readers;
    private final Map<String, Dataset> datasets = new LinkedHashMap<>();

    BundledDatasets(List<Reader> readers) {
        this.readers =
                readers.stream().collect(Collectors.toMap(Reader::format, Function.identity()));
        for (Description description : readCatalog()) {
            datasets.put(
                    description.name,
                    new Dataset(description.name, CREATED_AT, true, () -> read(description)));
        }
    }

    private static List<Description> readCatalog() {
        JsonMapper strict =
                JsonMapper.builder()
                        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .build();
        try (InputStream catalog =
                new ClassPathResource(FOLDER + "catalog.json").getInputStream()) {
            return strict.readValue(catalog, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Content read(Description description) {
        Reader reader = Objects.requireNonNull(readers.get(description.format));
        try {
            return reader.read(description.source());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String name) {
        return datasets.containsKey(name);
    }

    @Override
    public Dataset get(String name) {
        Dataset dataset = datasets.get(name);
        if (dataset == null) {
            throw new NoSuchDataset(name, List.copyOf(datasets.keySet()));
        }
        return dataset;
    }

    @Override
    public List<Dataset> all() {
        return List.copyOf(datasets.values());
    }

    /** An entry of the catalog. */
    record Description(
            String name,
            String format,
            List<String> files,
            String target,
            @Nullable Integer pixelRange) {

        private static final int USUAL_PIXEL_RANGE = 255;

        Source source() {
            List<Resource> resources =
                    files.stream().<Resource>map(f -> new ClassPathResource(FOLDER + f)).toList();
            int range = pixelRange == null ? USUAL_PIXEL_RANGE : pixelRange;
            return new Source(resources, target, range);
        }
    }
}
