package dev.dropwise.model;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A name with versions, counted from 1. */
@Entity
@Table(name = "models")
class Model {

    @Id private String name;

    private int versions;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init") // JPA's own
    protected Model() {}

    /** Numbers never come twice, since the row is locked while it counts. */
    int nextVersion() {
        return ++versions;
    }

    String name() {
        return name;
    }

    int versions() {
        return versions;
    }

    Instant createdAt() {
        return createdAt;
    }
}
