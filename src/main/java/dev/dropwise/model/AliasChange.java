package dev.dropwise.model;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alias was set to a version, or removed. The latest change of an alias says where it points.
 */
@Entity
@Table(name = "model_aliases")
class AliasChange {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String model;
    private String alias;
    private @Nullable Integer version;
    private Instant setAt;
    private @Nullable String changedBy;
    private @Nullable String reason;

    @Convert(converter = GateFigures.GateFiguresColumn.class)
    private @Nullable GateFigures figures;

    private boolean rolledBack;

    @SuppressWarnings("NullAway.Init") // JPA's own
    protected AliasChange() {}

    @SuppressWarnings("NullAway.Init") // the id comes with the first save
    AliasChange(
            String model,
            String alias,
            @Nullable Integer version,
            AliasReason reason,
            Instant now) {
        this.model = model;
        this.alias = alias;
        this.version = version;
        this.setAt = now;
        this.changedBy = reason.who();
        this.reason = reason.why();
        this.figures = reason.figures();
    }

    /** It takes back the change before it that was not taken back yet. */
    AliasChange asRollback() {
        rolledBack = true;
        return this;
    }

    /** Grows with every change. */
    long id() {
        return id;
    }

    String model() {
        return model;
    }

    String alias() {
        return alias;
    }

    /** Null when the alias was removed. */
    @Nullable Integer version() {
        return version;
    }

    Instant setAt() {
        return setAt;
    }

    AliasReason reason() {
        return new AliasReason(changedBy, reason, figures);
    }

    boolean isRollback() {
        return rolledBack;
    }
}
