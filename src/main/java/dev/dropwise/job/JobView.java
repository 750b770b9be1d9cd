package dev.dropwise.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dropwise.job.webhook.WebhookView;
import dev.dropwise.spec.Plan;
import dev.dropwise.spec.advice.Advice;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job as clients see it.
 *
 * @param run what it became, once a worker took it
 * @param plan the request with every default filled in
 * @param owner null if nobody was named
 * @param worker who trains it, or did last
 * @param waitingFor what it needs and no worker has; null if there is such a worker
 * @param error why it failed
 * @param webhook who is told how it gets on
 * @param links where to go from here
 * @param advice on the request, where this answers it
 */
record JobView(
        UUID id,
        @Nullable String name,
        JobState state,
        String dataset,
        @Nullable UUID run,
        JobProgress progress,
        Plan plan,
        @Nullable String owner,
        int priority,
        @Nullable String worker,
        @Nullable String waitingFor,
        @Nullable String error,
        @Nullable WebhookView webhook,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        Map<String, String> links,
        @Schema(
                        description =
                                "What is allowed and seldom meant; only in the answer to the request,"
                                        + " into which it points")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable List<Advice> advice) {

    static final String PATH = "/api/v1/jobs";

    static JobView of(Job job) {
        return of(job, null);
    }

    static JobView of(Submitted submitted) {
        return of(submitted.job(), submitted.advice());
    }

    private static JobView of(Job job, @Nullable List<Advice> advice) {
        return new JobView(
                job.id(),
                job.labels().name(),
                job.state(),
                job.labels().dataset(),
                job.run(),
                job.progress(),
                job.plan(),
                job.labels().owner().isEmpty() ? null : job.labels().owner(),
                job.terms().priority(),
                job.worker(),
                job.waitingFor(),
                job.error(),
                WebhookView.of(job.webhook()),
                job.createdAt(),
                job.startedAt(),
                job.finishedAt(),
                links(job),
                advice);
    }

    private static Map<String, String> links(Job job) {
        String self = PATH + "/" + job.id();
        Map<String, String> links = new LinkedHashMap<>();
        links.put("self", self);
        links.put("events", self + "/events");
        switch (job.state()) {
            case QUEUED, RUNNING -> {
                links.put("pause", self + "/pause");
                links.put("cancel", self + "/cancel");
            }
            case PAUSED -> {
                links.put("resume", self + "/resume");
                links.put("cancel", self + "/cancel");
            }
            default -> {}
        }
        if (job.run() != null) {
            links.put("run", "/api/v1/runs/" + job.run());
            links.put("metrics", "/api/v1/runs/" + job.run() + "/metrics");
        }
        return links;
    }
}
