package dev.dropwise.job;

import dev.dropwise.job.worker.Worker;
import dev.dropwise.job.worker.WorkerRegistration;
import dev.dropwise.job.worker.Workers;
import dev.dropwise.web.Page;
import dev.dropwise.web.PageQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/workers")
@Tag(name = "Workers", description = "Processes that carry out jobs")
class WorkerController {

    private final Workers workers;
    private final Jobs jobs;
    private final WorkerRegistration registration;
    private final Clock clock;

    WorkerController(Workers workers, Jobs jobs, WorkerRegistration registration, Clock clock) {
        this.workers = workers;
        this.jobs = jobs;
        this.registration = registration;
        this.clock = clock;
    }

    @GetMapping
    @Operation(
            summary = "List workers",
            description =
                    "Newest first, with what they have and what they do. One that stopped answering is shown for a day.")
    Page<WorkerView> list(PageQuery query) {
        Instant since = clock.instant().minus(registration.presence());
        return query.pageOf(workers.findByOrderByStartedAtDescNameAsc(), Worker::name)
                .map(worker -> view(worker, since));
    }

    private WorkerView view(Worker worker, Instant since) {
        return WorkerView.of(
                worker, !worker.seenAt().isBefore(since), jobs.runningOn(worker.name()));
    }
}
