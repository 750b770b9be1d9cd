package dev.dropwise.model;

import dev.dropwise.problem.Conflict;
import dev.dropwise.problem.Invalid;
import dev.dropwise.problem.NamePattern;
import dev.dropwise.run.Checkpoint;
import dev.dropwise.run.Checkpoints;
import dev.dropwise.run.RunState;
import dev.dropwise.run.Runs;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives checkpoints names, and finds the checkpoint that a name stands for. */
@Service
@Transactional
public class ModelRegistry {

    private final Models models;
    private final ModelVersions versions;
    private final ModelAliases aliases;
    private final Runs runs;
    private final Checkpoints checkpoints;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ModelRegistry(
            Models models,
            ModelVersions versions,
            ModelAliases aliases,
            Runs runs,
            Checkpoints checkpoints,
            ApplicationEventPublisher events,
            Clock clock) {
        this.models = models;
        this.versions = versions;
        this.aliases = aliases;
        this.runs = runs;
        this.checkpoints = checkpoints;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Makes a checkpoint the next version of a model; the first creates the model.
     *
     * @throws Invalid if the name is none
     * @throws NoSuchCheckpoint if there is none of that id
     * @throws Conflict while the checkpoint's run is under way, since its checkpoints are replaced
     */
    public ModelVersion register(String model, UUID checkpoint) {
        return register(
                model,
                checkpoints
                        .findById(checkpoint)
                        .orElseThrow(() -> new NoSuchCheckpoint(checkpoint)));
    }

    /**
     * Makes the weights that a run predicts with the next version of a model.
     *
     * @throws dev.dropwise.run.NoSuchRun if there is no run of that id
     * @throws Conflict while the run is under way, and when it ended before its first checkpoint
     */
    public ModelVersion registerServed(String model, UUID run) {
        return register(model, served(run));
    }

    private Checkpoint served(UUID run) {
        requireEnded(run);
        return checkpoints
                .served(runs.get(run))
                .orElseThrow(() -> new Conflict("the run " + run + " has no checkpoint"));
    }

    /**
     * Makes what several runs predict with the next version of a model, which answers with the mean
     * of them all.
     *
     * @param pointers where in the request each is named
     * @throws Invalid with all differences of their columns and classes
     * @throws Conflict while a run is under way, and when it ended before its first checkpoint
     */
    ModelVersion registerEnsemble(String model, List<UUID> members, IntFunction<String> pointers) {
        List<Checkpoint> all = members.stream().map(this::served).toList();
        Invalid.throwIfAny(EnsembleFaults.of(members.stream().map(runs::get).toList(), pointers));
        return register(model, all);
    }

    private ModelVersion register(String name, Checkpoint checkpoint) {
        requireEnded(checkpoint.run());
        return register(name, List.of(checkpoint));
    }

    private ModelVersion register(String name, List<Checkpoint> all) {
        if (!name.matches(NamePattern.REGEX)) {
            throw new Invalid(
                    "",
                    "expected a model name of letters, digits, '.', '_' and '-', at most 100, that"
                            + " starts with a letter or digit, received \""
                            + name
                            + '"');
        }
        models.createIfAbsent(name, clock.instant());
        int number = toChange(name).nextVersion();
        events.publishEvent(new ModelChanged(name));
        return versions.save(new ModelVersion(name, number, all, clock.instant()));
    }

    private void requireEnded(UUID run) {
        if (runs.get(run).state() == RunState.RUNNING) {
            throw new Conflict(
                    "the run %s is still under way; its checkpoints can be registered when it ends"
                            .formatted(run));
        }
    }

    /** The version that answers where none is asked for: the newest. */
    @Transactional(readOnly = true)
    public ModelVersion newest(String model) {
        return versions.findFirstByKeyModelOrderByKeyVersionDesc(model)
                .orElseThrow(() -> new NoSuchModel(model));
    }

    /** The version of that number. */
    @Transactional(readOnly = true)
    public ModelVersion version(String model, int version) {
        return versions.findById(new ModelVersion.Key(model, version))
                .orElseThrow(
                        () ->
                                models.existsById(model)
                                        ? new NoSuchVersion(model, version)
                                        : new NoSuchModel(model));
    }

    /** The version that an alias points to. */
    @Transactional(readOnly = true)
    public ModelVersion aliased(String model, String alias) {
        Integer version = aliases.pointsTo(model, alias);
        if (version == null) {
            throw models.existsById(model) ? new NoSuchAlias(model, alias) : new NoSuchModel(model);
        }
        return version(model, version);
    }

    /** All numbers that a model has, the newest first. */
    @Transactional(readOnly = true)
    public List<Integer> versions(String model) {
        newest(model);
        return versions.findByKeyModelOrderByKeyVersionDesc(model).stream()
                .map(ModelVersion::version)
                .toList();
    }

    /** All versions of all models, by name and number. */
    @Transactional(readOnly = true)
    public List<ModelVersion> all() {
        return versions.findAllByOrderByKeyModelAscKeyVersionAsc();
    }

    /**
     * Changes what people wrote on a version.
     *
     * @param change from what is there to what is to be there; no other change comes between
     */
    ModelVersion describe(String model, int version, UnaryOperator<VersionNotes> change) {
        toChange(model);
        ModelVersion described = version(model, version);
        described.describe(change.apply(described.notes()));
        return described;
    }

    /**
     * Forgets a model with its versions and the history of its aliases; runs and checkpoints stay.
     *
     * @throws Conflict while an alias points to one of its versions
     */
    void delete(String model) {
        Model gone = toChange(model);
        aliases.forget(model);
        versions.deleteByKeyModel(model);
        models.delete(gone);
        events.publishEvent(new ModelChanged(model));
    }

    private Model toChange(String name) {
        return models.findToChange(name).orElseThrow(() -> new NoSuchModel(name));
    }
}
