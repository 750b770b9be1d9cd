package dev.dropwise.model;

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
    @SuppressWarnings("UnusedVariable") // the order of changes, read by queries
    private Long id;

    private String model;
    private String alias;
    private @Nullable Integer version;
    private Instant setAt;

    @SuppressWarnings("NullAway.Init") // JPA's own
    protected AliasChange() {}

    @SuppressWarnings("NullAway.Init") // the id comes with the first save
    AliasChange(String model, String alias, @Nullable Integer version, Instant now) {
        this.model = model;
        this.alias = alias;
        this.version = version;
        this.setAt = now;
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
}
