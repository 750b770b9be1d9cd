package dev.dropwise.dataset;

import dev.dropwise.problem.Conflict;
import java.util.Comparator;
import java.util.List;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** All data sets by name, wherever they come from. */
@Component
@Primary
public class DatasetCatalog implements Datasets {

    private final List<DatasetOrigin> origins;
    private final List<DatasetUse> uses;

    DatasetCatalog(List<DatasetOrigin> origins, List<DatasetUse> uses) {
        this.origins = origins;
        this.uses = uses;
    }

    @Override
    public Dataset get(String name) {
        return find(name).dataset;
    }

    /** A data set and where it comes from. */
    private record Found(DatasetOrigin origin, Dataset dataset) {}

    private Found find(String name) {
        return origins.stream()
                .flatMap(origin -> origin.find(name).map(set -> new Found(origin, set)).stream())
                .findFirst()
                .orElseThrow(() -> gone(name));
    }

    @Override
    public List<Dataset> all() {
        return origins.stream()
                .flatMap(origin -> origin.all().stream())
                .sorted(Comparator.comparing(Dataset::createdAt).reversed())
                .toList();
    }

    /**
     * Deletes a data set; runs and checkpoints that came of it stay.
     *
     * @throws NoSuchDataset when there is none
     * @throws Conflict when it comes with Dropwise, or somebody needs it still
     */
    void delete(String name) {
        Found found = find(name);
        if (!found.dataset.bundled()) {
            uses.stream()
                    .flatMap(use -> use.reasonToKeep(name).stream())
                    .findFirst()
                    .ifPresent(
                            reason -> {
                                throw new Conflict(reason);
                            });
        }
        if (!found.origin.delete(found.dataset)) {
            throw gone(name);
        }
    }

    private NoSuchDataset gone(String name) {
        return new NoSuchDataset(name, all().stream().map(Dataset::name).toList());
    }
}
