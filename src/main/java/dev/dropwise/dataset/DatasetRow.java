package dev.dropwise.dataset;

import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Transient;
import java.time.Instant;
import org.springframework.data.domain.Persistable;

/** What is stored of a data set that somebody made: known by its name, and never changed. */
@MappedSuperclass
public abstract class DatasetRow implements Persistable<String> {

    @Id private String name;

    private Instant createdAt;

    @Transient private boolean stored;

    @SuppressWarnings("NullAway.Init") // JPA's own
    public DatasetRow() {}

    public DatasetRow(String name, Instant createdAt) {
        this.name = name;
        this.createdAt = createdAt;
    }

    @Override
    public String getId() {
        return name;
    }

    /** To be inserted: two of one name are a conflict, not an update. */
    @Override
    public boolean isNew() {
        return !stored;
    }

    @PostLoad
    @PostPersist
    void isStored() {
        stored = true;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
