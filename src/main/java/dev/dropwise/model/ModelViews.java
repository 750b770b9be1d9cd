package dev.dropwise.model;

import dev.dropwise.calibration.Calibration;
import dev.dropwise.model.ModelView.AliasView;
import dev.dropwise.run.Calibrations;
import dev.dropwise.run.Checkpoint;
import dev.dropwise.run.Checkpoints;
import dev.dropwise.run.Run;
import dev.dropwise.run.Runs;
import dev.dropwise.web.BadParameter;
import dev.dropwise.web.Page;
import dev.dropwise.web.PageQuery;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What clients see of the registry. */
@Component
@Transactional(readOnly = true)
public class ModelViews {

    private final Models models;
    private final ModelVersions versions;
    private final AliasChanges aliases;
    private final Checkpoints checkpoints;
    private final Calibrations calibrations;
    private final Runs runs;

    ModelViews(
            Models models,
            ModelVersions versions,
            AliasChanges aliases,
            Checkpoints checkpoints,
            Calibrations calibrations,
            Runs runs) {
        this.models = models;
        this.versions = versions;
        this.aliases = aliases;
        this.checkpoints = checkpoints;
        this.calibrations = calibrations;
        this.runs = runs;
    }

    /** Newest first; the cursor holds both columns of that order. */
    Page<ModelSummaryView> page(PageQuery query) {
        Limit limit = Limit.of(query.fetch());
        String after = query.after();
        List<Model> fetched =
                after == null
                        ? models.findByOrderByCreatedAtDescNameAsc(limit)
                        : after(after, limit);
        return query.page(fetched, model -> model.createdAt() + " " + model.name())
                .map(ModelSummaryView::of);
    }

    private List<Model> after(String cursor, Limit limit) {
        String[] parts = cursor.split(" ", 2);
        try {
            return models.findAfter(Instant.parse(parts[0]), parts[parts.length - 1], limit);
        } catch (DateTimeException e) {
            throw new BadParameter("after", "a cursor from next", '"' + cursor + '"');
        }
    }

    ModelView model(String name) {
        Model model = models.findById(name).orElseThrow(() -> new NoSuchModel(name));
        List<ModelVersion> all = versions.findByKeyModelOrderByKeyVersionDesc(name);
        Map<UUID, Checkpoint> byId =
                checkpoints
                        .findAllById(all.stream().flatMap(ModelViews::used).distinct().toList())
                        .stream()
                        .collect(Collectors.toMap(Checkpoint::id, Function.identity()));
        List<AliasView> history =
                aliases.findByModelOrderByIdDesc(name).stream().map(AliasView::of).toList();
        return new ModelView(
                name,
                model.createdAt(),
                all.stream()
                        .map(
                                version ->
                                        VersionView.of(
                                                version,
                                                used(version)
                                                        .map(byId::get)
                                                        .map(Objects::requireNonNull)
                                                        .toList()))
                        .toList(),
                current(history),
                history);
    }

    private static Stream<UUID> used(ModelVersion version) {
        return version.isEnsemble()
                ? version.members().stream().map(EnsembleMember::checkpoint)
                : Stream.of(version.checkpoint());
    }

    /** The latest change of each alias, unless it removed it. */
    private static List<AliasView> current(List<AliasView> history) {
        Map<String, AliasView> latest = new LinkedHashMap<>();
        history.forEach(change -> latest.putIfAbsent(change.alias(), change));
        List<AliasView> current = new ArrayList<>(latest.values());
        current.removeIf(alias -> alias.version() == null);
        return current;
    }

    /** What clients see of a version. */
    public VersionDetailsView version(ModelVersion version) {
        List<Checkpoint> all = used(version).map(this::checkpoint).toList();
        return VersionDetailsView.of(
                VersionView.of(version, all),
                all.stream().map(one -> runs.get(one.run()).plan()).toList(),
                all.size() == 1 ? calibration(all.get(0)) : null);
    }

    private @Nullable CalibrationView calibration(Checkpoint checkpoint) {
        Calibration known = calibrations.of(checkpoint.id());
        return known == null
                ? null
                : CalibrationView.of(known, runs.get(checkpoint.run()).preprocessing().target());
    }

    Checkpoint checkpoint(ModelVersion version) {
        return checkpoint(version.checkpoint());
    }

    private Checkpoint checkpoint(UUID id) {
        return checkpoints.findById(id).orElseThrow(() -> new NoSuchCheckpoint(id));
    }

    Run run(ModelVersion version) {
        return runs.get(version.run());
    }
}
