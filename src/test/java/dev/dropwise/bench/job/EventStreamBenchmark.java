package dev.dropwise.bench.job;

import dev.dropwise.support.Api;
import dev.dropwise.support.EventReader;
import dev.dropwise.support.ServiceProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.util.FileSystemUtils;

/**
 * What open streams of events cost one api process: how much more memory 1,000 of them take, and
 * how long after it is asked for a change of a job's state has reached them all. Ends with exit
 * code 1 above 200 MiB or 2 s.
 *
 * <pre>./mvnw -q -Pbench test-compile exec:exec -Dbench=bench.job.EventStreamBenchmark</pre>
 */
public final class EventStreamBenchmark {

    private static final int STREAMS = 1000;
    private static final int CHANGES = 20;
    private static final double MIB = 1 << 20;

    /** Nobody takes it: its state changes as it is asked to. */
    private static final String JOB =
            """
            {"dataset": "iris", "model": {"layers": [{"type": "dense"}]}}""";

    private final ServiceProcess service;
    private final Api api;
    private final String job;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<EventReader> readers = new ArrayList<>();
    private volatile CountDownLatch arrivals = new CountDownLatch(0);
    private boolean isPaused;

    private EventStreamBenchmark(ServiceProcess service) throws Exception {
        this.service = service;
        this.api = service.api();
        this.job = "/api/v1/jobs/" + api.post("/api/v1/jobs", JOB).get("id").asString();
    }

    /** Measures both and prints the figures. */
    public static void main(String[] args) throws Exception {
        Path home = Files.createTempDirectory("streams-");
        boolean good;
        try (ServiceProcess service = ServiceProcess.start(home, "--dropwise.role=api")) {
            good = new EventStreamBenchmark(service).run();
        } finally {
            FileSystemUtils.deleteRecursively(home);
        }
        System.exit(good ? 0 : 1);
    }

    private boolean run() throws Exception {
        open(10);
        change(); // as warm as a service that has been asked before
        long before = service.residentBytes();
        open(STREAMS - readers.size());
        double[] seconds = new double[CHANGES];
        for (int i = 0; i < CHANGES; i++) {
            seconds[i] = change();
        }
        double memory = (service.residentBytes() - before) / MIB;
        Arrays.sort(seconds);
        double worst = seconds[CHANGES - 1];
        System.out.printf("%d streams: %.0f MiB more memory (at most 200)%n", STREAMS, memory);
        System.out.printf(
                "from request to the last reader: median %.2f s, worst %.2f s (at most 2)%n",
                seconds[CHANGES / 2], worst);
        return memory <= 200 && worst <= 2;
    }

    /** More readers, each of which has the job's first event. */
    private void open(int count) throws Exception {
        arrivals = new CountDownLatch(count);
        URI uri = URI.create(api.uri(job + "/events"));
        long first = readers.isEmpty() ? 0 : readers.get(0).ids().get(0) - 1;
        for (int i = 0; i < count; i++) {
            readers.add(EventReader.open(client, uri, first, id -> arrivals.countDown()));
        }
        awaitArrivals();
    }

    /** The seconds until a change of state has reached every reader. */
    private double change() throws Exception {
        int known = readers.get(0).ids().size();
        for (EventReader reader : readers) {
            while (reader.ids().size() < known) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
        }
        arrivals = new CountDownLatch(readers.size());
        long began = System.nanoTime();
        api.post(job + (isPaused ? "/resume" : "/pause"), "");
        isPaused = !isPaused;
        awaitArrivals();
        return (System.nanoTime() - began) / 1e9;
    }

    private void awaitArrivals() throws InterruptedException {
        if (!arrivals.await(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException(arrivals.getCount() + " events are still to come");
        }
    }
}
