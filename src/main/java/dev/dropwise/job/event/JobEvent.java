package dev.dropwise.job.event;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;

/** Something that happened to a job; ids grow with time. */
@Entity
@Table(name = "job_events")
public class JobEvent {

    /** What happened. */
    enum Type {
        /** The job changed its state. */
        STATE,
        /** An epoch was measured. */
        EPOCH,
        /** A checkpoint was kept. */
        CHECKPOINT,
        /** Something worth reading. */
        MESSAGE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @Column(name = "job_id")
    private UUID job;

    @Enumerated(EnumType.STRING)
    private Type type;

    @Column(name = "data")
    private @Nullable String written;

    /** What is written of it; of an epoch, what its run has. */
    @Formula(
            """
            coalesce(data, (
                select m.metrics from jobs j join epoch_metrics m on m.run_id = j.run_id
                where j.id = job_id and m.epoch = epoch))""")
    private @Nullable String data;

    private Instant createdAt;

    @SuppressWarnings("NullAway.Init") // JPA's own
    protected JobEvent() {}

    JobEvent(UUID job, Type type, String data, Instant now) {
        this.job = job;
        this.type = type;
        this.written = data;
        this.createdAt = now;
    }

    long id() {
        return id;
    }

    UUID job() {
        return job;
    }

    Type type() {
        return type;
    }

    /** JSON. */
    public String data() {
        return Objects.requireNonNull(data == null ? written : data);
    }

    Instant createdAt() {
        return createdAt;
    }
}
