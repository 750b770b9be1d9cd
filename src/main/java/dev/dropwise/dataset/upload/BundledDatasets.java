package dev.dropwise.dataset.upload;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.DatasetOrigin;
import dev.dropwise.dataset.DatasetProperties;
import dev.dropwise.dataset.Datasets;
import dev.dropwise.dataset.NoSuchDataset;
import dev.dropwise.dataset.column.HeapColumns;
import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.problem.Conflict;
import dev.dropwise.web.DropwiseJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.core.type.TypeReference;

/** The data sets that {@code datasets/catalog.json} on the class path describes. */
@Component
@Order
public // after those that clients made, which are newer
final class BundledDatasets implements Datasets, DatasetOrigin {

    /** When they were made does not matter; that it never changes does. */
    private static final Instant CREATED_AT = Instant.parse("2026-01-01T00:00:00Z");

    private static final String FOLDER = "datasets/";

    private final DatasetReaders datasetReaders;
    private final SingletonSupplier<Map<String, Dataset>> datasets =
            SingletonSupplier.of(this::listed);

    public BundledDatasets(DatasetReaders datasetReaders) {
        this.datasetReaders = datasetReaders;
    }

    private Map<String, Dataset> listed() {
        Map<String, Dataset> listed = new LinkedHashMap<>();
        for (Entry entry : readCatalog()) {
            String name = entry.options.name();
            listed.put(name, new Dataset(name, CREATED_AT, true, () -> read(entry)));
        }
        return listed;
    }

    private static List<Entry> readCatalog() {
        try (InputStream catalog =
                new ClassPathResource(FOLDER + "catalog.json").getInputStream()) {
            return DropwiseJson.mapper().readValue(catalog, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DatasetContent read(Entry entry) {
        DatasetProperties limits = DatasetProperties.unbounded();
        List<Resource> files =
                entry.files.stream().<Resource>map(f -> new ClassPathResource(FOLDER + f)).toList();
        UploadSource source = new UploadSource(files, limits);
        try {
            DatasetContent content =
                    datasetReaders
                            .reader(source, entry.options)
                            .read(source, entry.options, new HeapColumns(limits.columnLimits()));
            return TestRowSelection.of(
                    content, entry.options, new HeapColumns(limits.columnLimits()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<Dataset> find(String name) {
        return Optional.ofNullable(datasets.obtain().get(name));
    }

    @Override
    public Dataset get(String name) {
        return find(name)
                .orElseThrow(
                        () -> new NoSuchDataset(name, List.copyOf(datasets.obtain().keySet())));
    }

    @Override
    public List<Dataset> all() {
        return List.copyOf(datasets.obtain().values());
    }

    @Override
    public boolean delete(Dataset dataset) {
        throw new Conflict(
                "The data set %s comes with Dropwise and cannot be deleted."
                        .formatted(dataset.name()));
    }

    /** As if somebody had uploaded it. */
    private record Entry(List<String> files, UploadOptions options) {}
}
