package dev.dropwise.job;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When owners of jobs had their last turn. Everything happens in the caller's transaction. */
@Component
class JobOwners {

    private final JdbcClient jdbc;

    JobOwners(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A job of theirs was taken. */
    void served(String owner, Instant now) {
        jdbc.sql("insert into job_owners (name) values (:name) on conflict do nothing")
                .param("name", owner)
                .update();
        jdbc.sql("update job_owners set served_at = :now where name = :name")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("name", owner)
                .update();
    }

    /** Who had no turn for long comes first anyway. */
    void forget(Instant before) {
        jdbc.sql("delete from job_owners where served_at < :before")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }
}
