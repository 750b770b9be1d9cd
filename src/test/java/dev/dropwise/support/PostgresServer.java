package dev.dropwise.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The PostgreSQL of this JVM's tests, started when first asked for: in Docker if {@code
 * DOCKER_HOST} or {@code DROPWISE_REQUIRE_DOCKER=true} in the environment says so, and then nothing
 * else will do; as a process otherwise. Docker is not looked for, because finding an engine that
 * can fetch no image costs Testcontainers minutes.
 *
 * @param kind what runs the server, for people
 * @param url the JDBC URL up to the database's name
 */
public record PostgresServer(String kind, String url, String username, String password) {

    private static final String IMAGE = "postgres:16";

    /** Each cached application context keeps a connection pool. */
    private static final String MAX_CONNECTIONS = "300";

    private static final Logger log = LoggerFactory.getLogger(PostgresServer.class);
    private static final AtomicInteger databases = new AtomicInteger();

    public static PostgresServer shared() {
        return Shared.SERVER;
    }

    PostgresDatabase createDatabase() {
        String name = "dropwise_" + databases.incrementAndGet();
        try (var connection = DriverManager.getConnection(url + "postgres", username, password);
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("Could not create database " + name + " in " + kind, e);
        }
        return new PostgresDatabase(url + name, username, password);
    }

    private static PostgresServer start() {
        PostgresServer server = isDockerMeant() ? startInDocker() : startEmbedded();
        log.info("Tests use {} at {}", server.kind, server.url);
        return server;
    }

    private static boolean isDockerMeant() {
        return "true".equals(System.getenv("DROPWISE_REQUIRE_DOCKER"))
                || System.getenv("DOCKER_HOST") != null;
    }

    @SuppressWarnings("resource") // Lives as long as the JVM; Testcontainers removes it.
    private static PostgresServer startInDocker() {
        var container =
                new PostgreSQLContainer(IMAGE)
                        .withDatabaseName("postgres")
                        .withCommand(
                                "postgres",
                                "-c",
                                "fsync=off",
                                "-c",
                                "max_connections=" + MAX_CONNECTIONS);
        container.start();
        String url =
                "jdbc:postgresql://%s:%d/"
                        .formatted(
                                container.getHost(),
                                container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT));
        return new PostgresServer(
                "PostgreSQL in Docker", url, container.getUsername(), container.getPassword());
    }

    @SuppressWarnings("resource") // Lives as long as the JVM; a shutdown hook of its own stops it.
    private static PostgresServer startEmbedded() {
        try {
            var postgres =
                    EmbeddedPostgres.builder()
                            .setServerConfig("max_connections", MAX_CONNECTIONS)
                            .start();
            String url = "jdbc:postgresql://localhost:%d/".formatted(postgres.getPort());
            return new PostgresServer("embedded PostgreSQL", url, "postgres", "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException("Could not start the embedded PostgreSQL", e);
        }
    }

    private static class Shared {
        static final PostgresServer SERVER = start();
    }
}
