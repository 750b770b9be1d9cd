package dev.dropwise.study;

import dev.dropwise.study.trial.ReachedRung;
import dev.dropwise.study.trial.TrialMetrics;
import dev.dropwise.study.trial.TrialOutcome;
import dev.dropwise.study.trial.TrialSetting;
import dev.dropwise.study.trial.TrialState;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** One of the jobs that answer a study's question. */
@Entity
@Table(name = "study_trials")
class StudyTrial implements Persistable<StudyTrial.Key> {

    /** One trial of one study. */
    @Embeddable
    record Key(@Column(name = "study_id") UUID study, int number) implements Serializable {}

    @EmbeddedId private Key key;

    @Enumerated(EnumType.STRING)
    private TrialState state;

    @Convert(converter = StudyColumns.SettingColumn.class)
    private TrialSetting setting;

    @Column(name = "job_id")
    private @Nullable UUID job;

    @Column(name = "run_id")
    private @Nullable UUID run;

    private @Nullable Integer epochs;
    private @Nullable Double objective;

    @Convert(converter = StudyColumns.MetricsColumn.class)
    private TrialFigures metrics = TrialFigures.NONE;

    @Convert(converter = StudyColumns.RungsColumn.class)
    private TrialRungs rungs = TrialRungs.NONE;

    private @Nullable Double seconds;
    private @Nullable String error;

    @Transient private boolean isNew = true;

    @SuppressWarnings("NullAway.Init") // JPA's own
    protected StudyTrial() {}

    StudyTrial(UUID study, int number, TrialSetting setting) {
        this.key = new Key(study, number);
        this.state = TrialState.WAITING;
        this.setting = setting;
    }

    /** Its job is in the queue. */
    void submitted(UUID as) {
        job = as;
    }

    /** A worker has its job. */
    void begin(@Nullable UUID as) {
        state = TrialState.RUNNING;
        run = as;
    }

    /**
     * Its job ended well.
     *
     * @param metric the objective's name
     */
    void complete(TrialResult result, String metric) {
        run = result.run();
        epochs = result.epochs();
        seconds = result.seconds();
        metrics = result.figures();
        objective = metrics.values().get(metric);
        state = objective == null ? TrialState.FAILED : TrialState.COMPLETE;
        error = objective == null ? "its %s is no finite number".formatted(metric) : null;
    }

    /**
     * It has come so far as others have to come, too, before it may go on.
     *
     * @param metric the objective's name
     */
    void reach(TrialResult result, String metric) {
        run = result.run();
        epochs = result.epochs();
        seconds = result.seconds();
        metrics = result.figures();
        rungs = rungs.and(new ReachedRung(result.epochs(), metrics.values().get(metric)));
        state = TrialState.WAITING;
    }

    /** It does not go on from where it was last; one that has not begun does not begin. */
    void prune() {
        List<ReachedRung> reached = rungs.reached();
        objective = reached.isEmpty() ? null : reached.get(reached.size() - 1).objective();
        epochs = rungs.epochs();
        state = TrialState.PRUNED;
    }

    void fail(@Nullable UUID as, String reason) {
        run = as;
        error = reason;
        state = TrialState.FAILED;
    }

    /**
     * As findings see it.
     *
     * @param withTest whether this is for the last answer, which alone may look at test rows
     */
    TrialOutcome outcome(boolean withTest) {
        return new TrialOutcome(
                number(),
                setting,
                state,
                objective,
                metrics(withTest),
                epochs,
                rungs.reached(),
                run,
                error);
    }

    /** See {@link #outcome}. */
    Map<String, Double> metrics(boolean withTest) {
        Map<String, Double> shown = new LinkedHashMap<>(metrics.values());
        if (!withTest) {
            shown.keySet().removeIf(TrialMetrics::isOfTestRows);
        }
        return shown;
    }

    @Override
    public Key getId() {
        return key;
    }

    /** Its key is given, so only it knows whether it is stored. */
    @Override
    public boolean isNew() {
        return isNew;
    }

    @PostLoad
    @PostPersist
    void stored() {
        isNew = false;
    }

    int number() {
        return key.number();
    }

    TrialState state() {
        return state;
    }

    TrialSetting setting() {
        return setting;
    }

    @Nullable UUID job() {
        return job;
    }

    @Nullable UUID run() {
        return run;
    }

    @Nullable Integer epochs() {
        return epochs;
    }

    TrialRungs rungs() {
        return rungs;
    }

    @Nullable Double objective() {
        return objective;
    }

    @Nullable Double seconds() {
        return seconds;
    }

    @Nullable String error() {
        return error;
    }
}
