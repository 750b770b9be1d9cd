package dev.dropwise.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was written down; nothing here changes any of it, and only age deletes it. */
@Repository
class AuditEntries {

    private final JdbcClient jdbc;

    AuditEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(AuditEntry entry) {
        jdbc.sql(
                        """
                        insert into audit_entries
                            (happened_at, actor, key_id, method, path, remote_address, status, outcome, unrecorded)
                        values (:at, :actor, :keyId, :method, :path, :address, :status, :outcome, :unrecorded)
                        """)
                .param("at", entry.at().atOffset(ZoneOffset.UTC))
                .param("actor", entry.actor())
                .param("keyId", entry.keyId())
                .param("method", entry.method())
                .param("path", entry.path())
                .param("address", entry.remoteAddress())
                .param("status", entry.status())
                .param("outcome", entry.outcome().name())
                .param("unrecorded", entry.unrecorded())
                .update();
    }

    /** Deletes the oldest of those before a time; gives how many. */
    int deleteBefore(Instant time, int most) {
        return jdbc.sql(
                        """
                        delete from audit_entries where id in
                            (select id from audit_entries where happened_at < :time
                             order by happened_at, id limit :most)
                        """)
                .param("time", time.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .update();
    }

    /** Those before an id that fit, the newest first. */
    List<AuditEntry> before(long id, AuditQuery query, int most) {
        Map<String, Object> values = query.values();
        return jdbc.sql(
                        "select * from audit_entries where id < :id%s order by id desc limit :most"
                                .formatted(query.conditions()))
                .param("id", id)
                .param("most", most)
                .params(values)
                .query(AuditEntries::read)
                .list();
    }

    private static AuditEntry read(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("key_id"),
                row.getString("method"),
                row.getString("path"),
                row.getString("remote_address"),
                row.getInt("status"),
                AuditOutcome.valueOf(row.getString("outcome")),
                row.getLong("unrecorded"));
    }
}
