package dev.dropwise.support;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Api processes and workers on a PostgreSQL of their own, each of which may fail. */
public final class Cluster implements AutoCloseable {

    private final Path home;
    private final String[] arguments;
    private final List<ServiceProcess> workers = new ArrayList<>();
    private final List<ServiceProcess> apis = new ArrayList<>();
    private EmbeddedPostgres database;
    private Api api;

    private Cluster(Path home, String... arguments) {
        this.home = home;
        this.arguments = arguments;
        this.database = startDatabase(0);
    }

    /** Starts everything, and waits until all of it is ready. */
    public static Cluster start(Path home, int apis, int workers, String... arguments)
            throws Exception {
        Cluster cluster = new Cluster(home, arguments);
        try {
            for (int i = 0; i < apis; i++) {
                cluster.apis.add(cluster.process("api"));
            }
            for (int i = 0; i < workers; i++) {
                cluster.startWorker();
            }
            cluster.api = cluster.apis.get(0).api();
            for (ServiceProcess other : cluster.apis) {
                other.api();
            }
            for (ServiceProcess worker : cluster.workers) {
                cluster.awaitReady(worker);
            }
            return cluster;
        } catch (Exception | Error e) {
            cluster.close();
            throw e;
        }
    }

    /** A client of the first api process. */
    public Api api() {
        return api;
    }

    public List<ServiceProcess> apis() {
        return apis;
    }

    public List<ServiceProcess> workers() {
        return workers;
    }

    public ServiceProcess startWorker() {
        ServiceProcess worker = process("worker");
        workers.add(worker);
        return worker;
    }

    public void startWorkerAndWait() throws Exception {
        awaitReady(startWorker());
    }

    /** Another api process, in the place of one that ended. */
    public ServiceProcess replaceApi(int which) throws Exception {
        ServiceProcess made = process("api");
        apis.set(which, made);
        if (which == 0) {
            api = made.api();
        }
        return made;
    }

    /** Asks all to end, and waits for that. */
    public void stopWorkers() {
        workers.forEach(ServiceProcess::stop);
        workers.clear();
    }

    /** The number that a query gives. */
    public long count(String query) throws SQLException {
        try (var connection = database.getPostgresDatabase().getConnection();
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    public void execute(String statement) throws SQLException {
        try (var connection = database.getPostgresDatabase().getConnection()) {
            connection.createStatement().execute(statement);
        }
    }

    public void awaitReady(ServiceProcess worker) throws Exception {
        Api health = worker.api();
        await().atMost(Duration.ofMinutes(1))
                .until(
                        () ->
                                health.exchange("GET", "/actuator/health/readiness", "")
                                                .statusCode()
                                        == 200);
    }

    /** Another one takes the place of a worker that is killed. */
    public void killWorker(int which) {
        workers.remove(which).kill();
        startWorker();
    }

    /** Asks a worker to end; another one takes its place. */
    public void restartWorker(int which) {
        workers.remove(which).stop();
        startWorker();
    }

    public void killApi() throws Exception {
        apis.get(0).kill();
        replaceApi(0);
    }

    /** Asks it to end, and starts another one. */
    public int restartApi() throws Exception {
        int exit = apis.get(0).stop();
        replaceApi(0);
        return exit;
    }

    /** Away for so long. */
    public void restartDatabase(Duration away) throws IOException, InterruptedException {
        int port = database.getPort();
        database.close();
        Thread.sleep(away.toMillis());
        database = startDatabase(port);
    }

    private EmbeddedPostgres startDatabase(int port) {
        try {
            var builder =
                    EmbeddedPostgres.builder()
                            .setDataDirectory(home.resolve("database"))
                            .setCleanDataDirectory(false);
            return (port == 0 ? builder : builder.setPort(port)).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ServiceProcess process(String role) {
        return ServiceProcess.start(
                home,
                Stream.concat(
                                Stream.of(
                                        "--dropwise.role=" + role,
                                        "--spring.profiles.active=postgres",
                                        "--spring.datasource.url=jdbc:postgresql://localhost:%d/postgres"
                                                .formatted(database.getPort()),
                                        "--spring.datasource.username=postgres",
                                        "--spring.datasource.password=postgres"),
                                Stream.of(arguments))
                        .toArray(String[]::new));
    }

    @Override
    public void close() {
        workers.forEach(ServiceProcess::kill);
        apis.forEach(ServiceProcess::kill);
        try {
            database.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
