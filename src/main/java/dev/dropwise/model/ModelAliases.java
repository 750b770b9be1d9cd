package dev.dropwise.model;

import dev.dropwise.problem.Conflict;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where aliases point, and every change of that: nothing of it is ever rewritten. */
@Service
@Transactional
class ModelAliases {

    private final Models models;
    private final ModelVersions versions;
    private final AliasChanges changes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ModelAliases(
            Models models,
            ModelVersions versions,
            AliasChanges changes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.models = models;
        this.versions = versions;
        this.changes = changes;
        this.events = events;
        this.clock = clock;
    }

    /** The version that an alias points to; null for none. */
    @Transactional(readOnly = true)
    public @Nullable Integer pointsTo(String model, String alias) {
        return changes.findFirstByModelAndAliasOrderByIdDesc(model, alias)
                .map(AliasChange::version)
                .orElse(null);
    }

    /**
     * Points an alias to a version; where it pointed before stays in its history.
     *
     * @throws Conflict when the alias that a gate compared with has moved since
     */
    AliasChange set(String model, String alias, int version, AliasReason reason) {
        lock(model);
        if (!versions.existsById(new ModelVersion.Key(model, version))) {
            throw new NoSuchVersion(model, version);
        }
        requireSameChampion(model, reason.figures());
        AliasChange latest =
                changes.findFirstByModelAndAliasOrderByIdDesc(model, alias).orElse(null);
        if (latest != null && Objects.equals(latest.version(), version)) {
            return latest;
        }
        return add(new AliasChange(model, alias, version, reason, clock.instant()));
    }

    private void requireSameChampion(String model, @Nullable GateFigures figures) {
        if (figures == null) {
            return;
        }
        Integer compared = figures.champion() == null ? null : figures.champion().version();
        if (!Objects.equals(compared, pointsTo(model, figures.than()))) {
            throw new Conflict(
                    "the alias %s moved while its version was compared with; ask again"
                            .formatted(figures.than()));
        }
    }

    void remove(String model, String alias, AliasReason reason) {
        lock(model);
        if (pointsTo(model, alias) == null) {
            throw new NoSuchAlias(model, alias);
        }
        add(new AliasChange(model, alias, null, reason, clock.instant()));
    }

    /**
     * Takes back the latest change that was not taken back yet: again and again, an alias goes back
     * through all places where it was.
     *
     * @throws Conflict when it pointed nowhere before
     */
    AliasChange rollBack(String model, String alias, AliasReason reason) {
        lock(model);
        List<AliasChange> history = history(model, alias);
        int latest = latestInForce(history);
        Integer target =
                latest < 0 || latest + 1 >= history.size()
                        ? null
                        : history.get(latest + 1).version();
        if (target == null) {
            throw new Conflict("the alias %s of %s pointed nowhere before".formatted(alias, model));
        }
        return add(new AliasChange(model, alias, target, reason, clock.instant()).asRollback());
    }

    /** The newest change that no later one took back; -1 where all were. */
    private static int latestInForce(List<AliasChange> history) {
        int takenBack = 0;
        for (int i = 0; i < history.size(); i++) {
            if (history.get(i).isRollback()) {
                takenBack++;
            } else if (takenBack == 0) {
                return i;
            } else {
                takenBack--;
            }
        }
        return -1;
    }

    /** Every change of an alias, the newest first. */
    private List<AliasChange> history(String model, String alias) {
        requireKnown(model, alias);
        return changes.findByModelAndAliasOrderByIdDesc(model, alias);
    }

    /** Changes of an alias before one of them, the newest first. */
    @Transactional(readOnly = true)
    public List<AliasChange> history(String model, String alias, long before, int most) {
        requireKnown(model, alias);
        return changes.findByModelAndAliasAndIdLessThanOrderByIdDesc(
                model, alias, before, Limit.of(most));
    }

    private void requireKnown(String model, String alias) {
        if (!changes.existsByModelAndAlias(model, alias)) {
            throw models.existsById(model) ? new NoSuchAlias(model, alias) : new NoSuchModel(model);
        }
    }

    /**
     * Forgets the history of a model that goes.
     *
     * @throws Conflict while an alias points to one of its versions
     */
    void forget(String model) {
        List<AliasChange> all = changes.findByModelOrderByIdDesc(model);
        List<String> pointing =
                all.stream()
                        .map(AliasChange::alias)
                        .distinct()
                        .filter(alias -> pointsTo(model, alias) != null)
                        .sorted()
                        .toList();
        if (!pointing.isEmpty()) {
            throw new Conflict(
                    "expected a model without aliases, received one that %s %s to; remove them first"
                            .formatted(
                                    String.join(", ", pointing),
                                    pointing.size() == 1 ? "points" : "point"));
        }
        changes.deleteByModel(model);
    }

    private AliasChange add(AliasChange change) {
        events.publishEvent(new ModelChanged(change.model()));
        return changes.save(change);
    }

    private void lock(String model) {
        if (models.findToChange(model).isEmpty()) {
            throw new NoSuchModel(model);
        }
    }
}
