package dev.dropwise.job;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose jobs wait, and whose turn it is. Everything happens in the caller's transaction. */
@Component
class JobOwners {

    private final JdbcClient jdbc;

    JobOwners(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Somebody has a job that waits. */
    void enter(String owner) {
        jdbc.sql("insert into job_owners (name) values (:name) on conflict do nothing")
                .param("name", owner)
                .update();
    }

    /** A job of theirs was taken. */
    void served(String owner, Instant now) {
        jdbc.sql("update job_owners set served_at = :now where name = :name")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("name", owner)
                .update();
    }
}
