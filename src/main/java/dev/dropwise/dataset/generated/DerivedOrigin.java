package dev.dropwise.dataset.generated;

import dev.dropwise.dataset.DamagedDataset;
import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.DatasetCatalog;
import dev.dropwise.dataset.DatasetInsights;
import dev.dropwise.dataset.DatasetNames;
import dev.dropwise.dataset.DatasetOrigin;
import dev.dropwise.dataset.DatasetOutline;
import dev.dropwise.dataset.NoSuchDataset;
import dev.dropwise.dataset.RecentDatasets;
import dev.dropwise.dataset.column.ColumnLimits;
import dev.dropwise.dataset.column.SpilledColumns;
import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.dataset.insight.DatasetInsight;
import dev.dropwise.problem.Conflict;
import dev.dropwise.problem.Invalid;
import dev.dropwise.random.SeedGenerator;
import dev.dropwise.store.ScratchFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Data sets that are made of others' rows, anew whenever theirs are asked for. Small ones are on
 * the heap then, large ones in files that go with them. What they are made of stays as long as they
 * do.
 */
@Component
@Order(1)
public class DerivedOrigin implements DatasetOrigin {

    private final DerivedDatasets descriptions;
    private final DatasetNames names;
    private final RecentDatasets recent;
    private final DatasetInsights insights;
    private final ScratchFolders scratch;
    private final Clock clock;

    /** Finds sources, among them those of this origin. */
    private final ObjectProvider<DatasetCatalog> datasets;

    private final SeedGenerator seeds = new SeedGenerator();

    DerivedOrigin(
            DerivedDatasets descriptions,
            DatasetNames names,
            RecentDatasets recent,
            DatasetInsights insights,
            ScratchFolders scratch,
            Clock clock,
            ObjectProvider<DatasetCatalog> datasets) {
        this.descriptions = descriptions;
        this.names = names;
        this.recent = recent;
        this.insights = insights;
        this.scratch = scratch;
        this.clock = clock;
        this.datasets = datasets;
    }

    /**
     * Keeps a description and what it makes.
     *
     * @throws Conflict when the name is taken, or the source is gone before this is done
     * @throws Invalid when there is no such source, or it does not allow what is asked
     */
    public Dataset make(Derivation asked) {
        names.requireFree(asked.name());
        Dataset source = source(asked);
        Derivation completed = asked.completed(source, seeds.next());
        DatasetContent content = content(completed, source);
        DatasetOutline outline = DatasetOutline.of(content);
        DatasetInsight insight = DatasetInsight.of(content);
        Instant now = clock.instant();
        DerivedDataset made =
                new DerivedDataset(
                        completed, outline, source.bundled() ? null : source.name(), now);
        return dataset(
                names.take(
                        completed.name(),
                        () -> {
                            insights.keep(completed.name(), outline.version(), insight);
                            return save(made);
                        }));
    }

    private DerivedDataset save(DerivedDataset made) {
        try {
            return descriptions.saveAndFlush(made);
        } catch (DataIntegrityViolationException sourceIsGone) {
            throw new Conflict(
                    "The data set %s was deleted meanwhile.".formatted(made.derivation().from()));
        }
    }

    private Dataset source(Derivation asked) {
        try {
            return datasets.getObject().get(asked.from());
        } catch (NoSuchDataset e) {
            throw new Invalid("/from", e.getMessage());
        }
    }

    private DatasetContent content(Derivation derivation, Dataset source) {
        try (ScratchFolders.Folder folder = scratch.newFolder();
                SpilledColumns divided = columns(folder, "divided");
                SpilledColumns selected = columns(folder, "selected");
                SpilledColumns disturbed = columns(folder, "disturbed")) {
            return new DerivedContent(derivation, source.content())
                    .content(divided, selected, disturbed);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the rows of a data set", e);
        }
    }

    private static SpilledColumns columns(ScratchFolders.Folder within, String name)
            throws IOException {
        Path folder = Files.createDirectory(within.path().resolve(name));
        return new SpilledColumns(folder, ColumnLimits.unbounded());
    }

    @Override
    public Optional<Dataset> find(String name) {
        return descriptions.findById(name).map(this::dataset);
    }

    @Override
    public List<Dataset> all() {
        return descriptions.findByOrderByCreatedAtDescNameAsc().stream()
                .map(this::dataset)
                .toList();
    }

    @Override
    public boolean delete(Dataset dataset) {
        recent.forget(dataset);
        return names.free(dataset.name());
    }

    private Dataset dataset(DerivedDataset stored) {
        Derivation derivation = stored.derivation();
        return recent.get(
                derivation.name(),
                stored.createdAt(),
                () ->
                        new Dataset(
                                derivation.name(),
                                stored.createdAt(),
                                derivation,
                                stored.outline(),
                                () -> madeAnew(derivation, stored.outline())));
    }

    /** Another release of Dropwise may hold other rows in the source, or make others of them. */
    private DatasetContent madeAnew(Derivation derivation, DatasetOutline outline) {
        Dataset source = datasets.getObject().get(derivation.from());
        if (!source.version().equals(derivation.version())) {
            throw new DamagedDataset(
                    derivation.name(),
                    "it is derived from %s at version %s, which is now at version %s"
                            .formatted(source.name(), derivation.version(), source.version()));
        }
        DatasetContent content = content(derivation, source);
        if (!content.hash().equals(outline.version())) {
            throw new DamagedDataset(
                    derivation.name(), "its rows come out otherwise than they did");
        }
        return content;
    }
}
