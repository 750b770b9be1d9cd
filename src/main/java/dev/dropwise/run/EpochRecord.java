package dev.dropwise.run;

import dev.dropwise.training.EpochMetrics;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;

/** The metrics of one epoch of one run. */
@Entity
@Table(name = "epoch_metrics")
class EpochRecord {

    /** One epoch of one run. */
    @Embeddable
    record Key(@Column(name = "run_id") UUID run, int epoch) implements Serializable {}

    @EmbeddedId private Key key;

    @Convert(converter = RunColumns.EpochMetricsColumn.class)
    private EpochMetrics metrics;

    @SuppressWarnings("NullAway.Init") // JPA's own
    protected EpochRecord() {}

    EpochRecord(UUID run, EpochMetrics metrics) {
        this.key = new Key(run, metrics.epoch());
        this.metrics = metrics;
    }

    Key key() {
        return key;
    }

    EpochMetrics metrics() {
        return metrics;
    }
}
