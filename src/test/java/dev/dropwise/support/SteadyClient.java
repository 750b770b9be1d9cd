package dev.dropwise.support;

import static org.awaitility.Awaitility.await;

import dev.dropwise.web.DropwiseJson;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Submits one short job after the other, to whichever api process takes it. */
public final class SteadyClient {

    public static final String JOB =
            """
            {"name": "short", "dataset": "digits", "training": {"epochs": 10, "seed": 1},
             "model": {"layers": [{"type": "dense", "units": 64}, {"type": "dense"}]}}""";

    private static final Logger logger = LoggerFactory.getLogger(SteadyClient.class);

    /** So many of its jobs wait at most. */
    private static final int AHEAD = 3;

    private final Cluster cluster;
    private final List<String> jobs = new CopyOnWriteArrayList<>();
    private volatile boolean stopped;
    private int next;

    public SteadyClient(Cluster cluster) {
        this.cluster = cluster;
    }

    /** The ids of the jobs that were taken. */
    public List<String> jobs() {
        return jobs;
    }

    public void stop() {
        stopped = true;
    }

    public void submitAlways() {
        while (!stopped) {
            String key = UUID.randomUUID().toString();
            String job = answer("POST", "/api/v1/jobs", JOB, "Idempotency-Key", key);
            jobs.add(DropwiseJson.mapper().readTree(job).get("id").asString());
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> stopped || waiting() < AHEAD);
        }
    }

    private int waiting() {
        String queued = answer("GET", "/api/v1/jobs?state=queued", "");
        return (int)
                DropwiseJson.mapper()
                        .readTree(queued)
                        .get("items")
                        .valueStream()
                        .filter(job -> job.get("name").asString("").equals("short"))
                        .count();
    }

    /** Asks one api process after the other until one answers. */
    private String answer(String method, String path, String body, String... headers) {
        while (true) {
            try {
                Api api = cluster.apis().get(next++ % cluster.apis().size()).api();
                HttpResponse<String> answer = api.exchange(method, path, body, headers);
                if (answer.statusCode() / 100 == 2) {
                    return answer.body();
                }
                logger.info("{} {}: {}", method, path, answer.body());
            } catch (UncheckedIOException ending) {
                logger.info("{} {}: {}", method, path, ending.getMessage());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
