package dev.dropwise.batch;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Predictions for all rows of a data set that somebody asked for, and how far they are. Its verbs
 * throw {@link IllegalBatchState} where its state does not allow them.
 */
@Entity
@Table(name = "batch_predictions")
@DynamicUpdate
class BatchPrediction {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    private String model;
    private int modelVersion;
    private String dataset;
    private String datasetHash;
    private String owner;

    @Convert(converter = BatchColumns.RequestColumn.class)
    private BatchRequest request;

    @Enumerated(EnumType.STRING)
    private BatchState state;

    private int totalRows;
    private int doneRows;
    private int faultyRows;
    private int losses;
    private @Nullable String error;
    private Instant createdAt;
    private @Nullable Instant startedAt;
    private @Nullable Instant finishedAt;

    @SuppressWarnings("NullAway.Init") // JPA's own
    protected BatchPrediction() {}

    /**
     * @param datasetHash of the rows that are meant
     */
    @SuppressWarnings("NullAway.Init") // the id comes with the first save
    BatchPrediction(
            String model,
            int modelVersion,
            BatchRequest request,
            String datasetHash,
            int totalRows,
            String owner,
            Instant now) {
        this.model = model;
        this.modelVersion = modelVersion;
        this.dataset = request.dataset();
        this.datasetHash = datasetHash;
        this.owner = owner;
        this.request = request;
        this.state = BatchState.QUEUED;
        this.totalRows = totalRows;
        this.createdAt = now;
    }

    /** A worker takes it, the first or another. */
    void start(Instant now) {
        require("start", !state.isFinal());
        state = BatchState.RUNNING;
        startedAt = startedAt == null ? now : startedAt;
    }

    /** A part of the rows is kept. */
    void add(int rows, int faulty) {
        require("go on with", state == BatchState.RUNNING);
        doneRows += rows;
        faultyRows += faulty;
    }

    /** Its worker ends in peace. */
    void requeue() {
        if (state == BatchState.RUNNING) {
            state = BatchState.QUEUED;
        }
    }

    /** Its worker stopped answering; says how often one did. */
    int loseWorker() {
        return ++losses;
    }

    void succeed(Instant now) {
        require("succeed", state == BatchState.RUNNING && doneRows == totalRows);
        end(BatchState.SUCCEEDED, now);
    }

    void fail(String reason, Instant now) {
        require("fail", !state.isFinal());
        error = reason;
        end(BatchState.FAILED, now);
    }

    void cancel(Instant now) {
        require("cancel", !state.isFinal());
        end(BatchState.CANCELLED, now);
    }

    void requireFinal() {
        require("delete", state.isFinal());
    }

    void requireResult() {
        require("read the result of", state == BatchState.SUCCEEDED);
    }

    private void end(BatchState end, Instant now) {
        state = end;
        finishedAt = now;
    }

    private void require(String verb, boolean allowed) {
        if (!allowed) {
            throw new IllegalBatchState(verb, state);
        }
    }

    UUID id() {
        return id;
    }

    String model() {
        return model;
    }

    int modelVersion() {
        return modelVersion;
    }

    String dataset() {
        return dataset;
    }

    String datasetHash() {
        return datasetHash;
    }

    /** Empty if nobody is known. */
    String owner() {
        return owner;
    }

    BatchRequest request() {
        return request;
    }

    BatchState state() {
        return state;
    }

    int totalRows() {
        return totalRows;
    }

    /** From the first on, those that are kept. */
    int doneRows() {
        return doneRows;
    }

    /** Of these, those that could not be predicted and say why. */
    int faultyRows() {
        return faultyRows;
    }

    @Nullable String error() {
        return error;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable Instant startedAt() {
        return startedAt;
    }

    @Nullable Instant finishedAt() {
        return finishedAt;
    }
}
