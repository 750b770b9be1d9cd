package dev.dropwise.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All keys there are and were. */
@Repository
class ApiKeys {

    private final JdbcClient jdbc;

    ApiKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(ApiKey key) {
        jdbc.sql(
                        """
                        insert into api_keys
                            (id, name, role, secret_hash, models, created_at, created_by, expires_at)
                        values (:id, :name, :role, :hash, :models, :createdAt, :createdBy, :expiresAt)
                        """)
                .param("id", key.id())
                .param("name", key.name())
                .param("role", key.role().name())
                .param("hash", key.secretHash())
                .param("models", joined(key.models()))
                .param("createdAt", atUtc(key.createdAt()))
                .param("createdBy", key.createdBy())
                .param("expiresAt", atUtc(key.expiresAt()))
                .update();
    }

    /** The newest first. */
    List<ApiKey> all() {
        return jdbc.sql("select * from api_keys order by id desc").query(ApiKeys::read).list();
    }

    Optional<ApiKey> find(String id) {
        return jdbc.sql("select * from api_keys where id = :id")
                .param("id", id)
                .query(ApiKeys::read)
                .optional();
    }

    /** Whether it was there, and not revoked before. */
    boolean revoke(String id, Instant now) {
        return jdbc.sql(
                                "update api_keys set revoked_at = :now where id = :id and revoked_at is null")
                        .param("now", atUtc(now))
                        .param("id", id)
                        .update()
                > 0;
    }

    void used(String id, Instant now) {
        jdbc.sql("update api_keys set last_used_at = :now where id = :id")
                .param("now", atUtc(now))
                .param("id", id)
                .update();
    }

    /** One process, and one request, at a time; until the end of the transaction. */
    void lock() {
        jdbc.sql("select name from api_key_locks for update").query(String.class).single();
    }

    private static ApiKey read(ResultSet row, int number) throws SQLException {
        String models = row.getString("models");
        return new ApiKey(
                row.getString("id"),
                row.getString("name"),
                AccessRole.valueOf(row.getString("role")),
                row.getString("secret_hash"),
                models == null ? null : Set.of(models.split("\n", -1)),
                instant(row.getObject("created_at", OffsetDateTime.class)),
                row.getString("created_by"),
                nullable(row.getObject("expires_at", OffsetDateTime.class)),
                nullable(row.getObject("revoked_at", OffsetDateTime.class)),
                nullable(row.getObject("last_used_at", OffsetDateTime.class)));
    }

    /** A line each: names of models have no line breaks. */
    private static @Nullable String joined(@Nullable Set<String> models) {
        return models == null ? null : String.join("\n", models.stream().sorted().toList());
    }

    private static Instant instant(OffsetDateTime time) {
        return time.toInstant();
    }

    private static @Nullable Instant nullable(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime atUtc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
