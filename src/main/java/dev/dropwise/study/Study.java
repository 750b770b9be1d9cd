package dev.dropwise.study;

import dev.dropwise.store.RequestFingerprint;
import dev.dropwise.store.StoredRequest;
import dev.dropwise.study.design.StudyAnswer;
import dev.dropwise.study.design.StudyDesign;
import dev.dropwise.study.design.StudyPlan;
import dev.dropwise.study.design.StudySpec;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * A question that somebody asked, and how far its answer is. Its verbs throw {@link
 * IllegalStudyState} where its state does not allow them.
 */
@Entity
@Table(name = "studies")
@DynamicUpdate
class Study extends StoredRequest {

    private @Nullable String name;
    private String type;
    private String dataset;
    private String owner;

    @Enumerated(EnumType.STRING)
    private StudyState state;

    @Convert(converter = StudyColumns.SpecColumn.class)
    private StudySpec spec;

    @Convert(converter = StudyColumns.StudyPlanColumn.class)
    private StudyPlan plan;

    private int trials;

    @Convert(converter = StudyColumns.AnswerColumn.class)
    private @Nullable StudyAnswer answer;

    private @Nullable Integer registeredVersion;

    @SuppressWarnings("NullAway.Init") // JPA's own
    protected Study() {}

    Study(StudyPlanner.Planned planned, RequestFingerprint fingerprint, Instant now) {
        super(fingerprint, now);
        this.name = planned.spec().name();
        this.type = planned.spec().typeName();
        this.dataset = planned.job().dataset();
        this.owner = planned.job().owner() == null ? "" : planned.job().owner();
        this.state = StudyState.QUEUED;
        this.spec = planned.spec();
        this.plan = planned.plan();
        this.trials = planned.design().trials();
    }

    /** A trial of it begins, the first or another. */
    void begin(Instant now) {
        if (state == StudyState.QUEUED) {
            state = StudyState.RUNNING;
            started(now);
        }
    }

    void pause() {
        require("pause", state.isActive());
        state = StudyState.PAUSED;
    }

    void resume() {
        require("resume", state == StudyState.PAUSED);
        state = startedAt() == null ? StudyState.QUEUED : StudyState.RUNNING;
    }

    void cancel(StudyAnswer soFar, Instant now) {
        require("cancel", !state.isFinal());
        end(StudyState.CANCELLED, soFar, now);
    }

    void succeed(StudyAnswer last, Instant now) {
        require("succeed", state.isActive());
        end(StudyState.SUCCEEDED, last, now);
    }

    /** Its winner is a version of the model that its spec names. */
    void registered(int version) {
        registeredVersion = version;
    }

    void fail(String reason, StudyAnswer last, Instant now) {
        require("fail", state.isActive());
        failed(reason);
        end(StudyState.FAILED, last, now);
    }

    void requireFinal() {
        require("delete", state.isFinal());
    }

    private void end(StudyState end, StudyAnswer last, Instant now) {
        state = end;
        answer = last;
        finished(now);
    }

    private void require(String verb, boolean allowed) {
        if (!allowed) {
            throw new IllegalStudyState(verb, state);
        }
    }

    @Nullable String name() {
        return name;
    }

    String type() {
        return type;
    }

    String dataset() {
        return dataset;
    }

    /** Empty if nobody was named. */
    String owner() {
        return owner;
    }

    StudyState state() {
        return state;
    }

    StudySpec spec() {
        return spec;
    }

    StudyPlan plan() {
        return plan;
    }

    StudyDesign design() {
        return spec.design(plan);
    }

    /** How many there can be at most. */
    int trials() {
        return trials;
    }

    /** What it came to; null until it has ended. */
    @Nullable StudyAnswer answer() {
        return answer;
    }

    /** Of the model that its spec names; null where none was registered. */
    @Nullable Integer registeredVersion() {
        return registeredVersion;
    }
}
