package dev.dropwise.dataset.generated;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.DatasetInsights;
import dev.dropwise.dataset.DatasetNames;
import dev.dropwise.dataset.DatasetOrigin;
import dev.dropwise.dataset.DatasetOutline;
import dev.dropwise.dataset.RecentDatasets;
import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.dataset.insight.DatasetInsight;
import dev.dropwise.problem.Conflict;
import dev.dropwise.random.SeedGenerator;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Data sets that are made by formula, anew whenever their rows are asked for. */
@Component
@Order(1)
public class SyntheticOrigin implements DatasetOrigin {

    private final SyntheticDatasets descriptions;
    private final DatasetNames names;
    private final RecentDatasets recent;
    private final DatasetInsights insights;
    private final Clock clock;
    private final SeedGenerator seeds = new SeedGenerator();

    SyntheticOrigin(
            SyntheticDatasets descriptions,
            DatasetNames names,
            RecentDatasets recent,
            DatasetInsights insights,
            Clock clock) {
        this.descriptions = descriptions;
        this.names = names;
        this.recent = recent;
        this.insights = insights;
        this.clock = clock;
    }

    /**
     * Keeps a description and the data that it makes.
     *
     * @throws Conflict when the name is taken
     */
    public Dataset make(Synthesis asked) {
        Synthesis completed = asked.completed(seeds.next());
        names.requireFree(completed.name());
        DatasetContent content = SyntheticContent.of(completed);
        DatasetOutline outline = DatasetOutline.of(content);
        DatasetInsight insight = DatasetInsight.of(content);
        Instant now = clock.instant();
        return dataset(
                names.take(
                        completed.name(),
                        () -> {
                            insights.keep(completed.name(), outline.version(), insight);
                            return descriptions.save(new SyntheticDataset(completed, outline, now));
                        }));
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

    private Dataset dataset(SyntheticDataset stored) {
        String name = stored.synthesis().name();
        return recent.get(
                name,
                stored.createdAt(),
                () ->
                        new Dataset(
                                name,
                                stored.createdAt(),
                                stored.synthesis(),
                                stored.outline(),
                                () -> SyntheticContent.of(stored.synthesis())));
    }
}
