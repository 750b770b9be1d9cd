package dev.dropwise.job;

import dev.dropwise.job.event.EventRequest;
import dev.dropwise.job.event.EventStreams;
import dev.dropwise.job.event.EventsMapping;
import dev.dropwise.job.event.JobEvents;
import dev.dropwise.run.LabelFilter;
import dev.dropwise.security.Caller;
import dev.dropwise.web.IdempotencyKey;
import dev.dropwise.web.Page;
import dev.dropwise.web.PageQuery;
import dev.dropwise.web.WaitPreference;
import dev.dropwise.web.listing.EntityList;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

@RestController
@RequestMapping(JobView.PATH)
@Tag(name = "Jobs", description = "Trainings that somebody asked for: submit, watch, pause, cancel")
class JobController {

    private static final String ID = "0198c0de-7a3b-7000-8000-000000000001";

    private static final String FLOWERS =
            """
            {"name": "iris with dropout", "dataset": "iris",
             "model": {"layers": [{"type": "dense", "units": 32, "activation": "relu"},
                                  {"type": "dropout", "rate": 0.2},
                                  {"type": "dense"}]},
             "training": {"epochs": 30, "batchSize": 16, "seed": 7,
                          "optimizer": {"type": "adam", "learningRate": 0.01}},
             "registerAs": "iris"}""";

    private static final String DIGITS =
            """
            {"name": "mnist with dropout", "dataset": "mnist-small", "modelSpec": "article-mlp",
             "training": {"epochs": 20, "batchSize": 64, "seed": 7,
                          "optimizer": {"type": "adam", "learningRate": 0.001},
                          "validation": {"type": "split", "fraction": 0.1},
                          "earlyStopping": {"monitor": "validationLoss", "patience": 5}},
             "registerAs": "mnist"}""";

    private static final EntityList<Job> LIST =
            LabelFilter.sorted(
                    new EntityList<>(Job::id)
                            .byTime("startedAt", Job::startedAt)
                            .byTime("finishedAt", Job::finishedAt),
                    Job::labels);

    private static final Logger log = LoggerFactory.getLogger(JobController.class);

    /** What finds out that a job has ended comes first. */
    private static final Duration SPARE = Duration.ofSeconds(10);

    private final JobSubmission submission;
    private final JobService jobService;
    private final Jobs jobs;
    private final JobEvents events;
    private final EventStreams streams;
    private final JobWaits waits;

    JobController(
            JobSubmission submission,
            JobService jobService,
            Jobs jobs,
            JobEvents events,
            EventStreams streams,
            JobWaits waits) {
        this.submission = submission;
        this.jobService = jobService;
        this.jobs = jobs;
        this.events = events;
        this.streams = streams;
        this.waits = waits;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Submit a training job",
            description =
                    "Checks the request, fills in every default and queues it. The answer shows the values used, "
                            + "and `advice` where something is allowed and seldom meant. "
                            + "With an `Idempotency-Key` the same request gives the same job again, with 200. "
                            + "With `Prefer: wait=30` the answer comes when the job has ended, after 30 seconds at most.")
    @ApiResponse(responseCode = "202", description = "Queued; Location says where")
    @ApiResponse(responseCode = "200", description = "The job that this key submitted before")
    DeferredResult<ResponseEntity<JobView>> submit(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            examples = {
                                                @ExampleObject(
                                                        name = "iris, in seconds",
                                                        value = FLOWERS),
                                                @ExampleObject(
                                                        name = "mnist, with a saved model spec",
                                                        value = DIGITS)
                                            }))
                    @RequestBody
                    JobRequest request,
            @Parameter(description = "Any text of 1 to 200 characters, one for each job")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable String key,
            @Parameter(
                            description =
                                    "`wait=30` waits up to 30 seconds for the end of the job; 300 at most")
                    @RequestHeader(name = WaitPreference.HEADER, required = false)
                    @Nullable String prefer) {
        IdempotencyKey.check(key);
        Duration wait = WaitPreference.of(prefer);
        JobRequest owned = request.ownedBy(Caller.ownerNamed(request.owner()));
        Submitted submitted = submission.submit(owned, key);
        DeferredResult<ResponseEntity<JobView>> result =
                new DeferredResult<>(
                        wait.plus(SPARE).toMillis(), () -> answer(submitted, Duration.ZERO));
        if (!wait.isZero() && waits.haveRoom()) {
            waits.end(
                    submitted.job().id(),
                    wait,
                    () -> result.setResult(answer(waited(submitted), wait)));
        } else {
            result.setResult(answer(submitted, Duration.ZERO));
        }
        return result;
    }

    /** As it is now; as it was where it has been deleted meanwhile, or cannot be read. */
    private Submitted waited(Submitted submitted) {
        try {
            return jobs.findById(submitted.job().id()).map(submitted::now).orElse(submitted);
        } catch (DataAccessException e) {
            log.warn("Cannot read job {} that a client waits for", submitted.job().id(), e);
            return submitted;
        }
    }

    private static ResponseEntity<JobView> answer(Submitted submitted, Duration waited) {
        JobView view = JobView.of(submitted);
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(submitted.isNew() ? HttpStatus.ACCEPTED : HttpStatus.OK)
                        .location(URI.create(JobView.PATH + "/" + view.id()));
        if (!waited.isZero()) {
            answer.header(WaitPreference.APPLIED, WaitPreference.applied(waited));
        }
        return answer.body(view);
    }

    @GetMapping
    @Operation(
            summary = "List jobs",
            description =
                    "All, or those that fit every filter; newest first where no order is asked for.")
    Page<JobView> list(
            @Parameter(description = "Only those in this state") @RequestParam(required = false)
                    @Nullable JobState state,
            LabelFilter labels,
            PageQuery query) {
        return labels.page(LIST, jobs, state, query).map(JobView::of);
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "Show a job",
            description = "Its state, how far it is, and where to go from here.")
    JobView show(@Parameter(example = ID) @PathVariable UUID id) {
        return JobView.of(jobs.get(id));
    }

    @PostMapping("/{id}/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Cancel a job",
            description =
                    "At once while it waits, within a moment while it runs; its last checkpoint is kept.")
    JobView cancel(@Parameter(example = ID) @PathVariable UUID id) {
        return change(id, jobService::cancel);
    }

    @PostMapping("/{id}/pause")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Pause a job",
            description = "It keeps its checkpoint and gives its place to the next job.")
    JobView pause(@Parameter(example = ID) @PathVariable UUID id) {
        return change(id, jobService::pause);
    }

    @PostMapping("/{id}/resume")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Resume a paused job",
            description = "It goes on from its checkpoint, bit for bit as without the pause.")
    JobView resume(@Parameter(example = ID) @PathVariable UUID id) {
        return change(id, jobService::resume);
    }

    private JobView change(UUID id, Consumer<UUID> verb) {
        requireOwner(id);
        verb.accept(id);
        return show(id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Delete an ended job",
            description =
                    "With its run, metrics and checkpoints, unless a version of a model needs them.")
    void delete(@Parameter(example = ID) @PathVariable UUID id) {
        requireOwner(id);
        jobService.delete(id);
    }

    /** What is another owner's is left alone. */
    private void requireOwner(UUID id) {
        Caller.requireOwner(jobs.get(id).labels().owner());
    }

    @EventsMapping
    @Operation(
            summary = "Watch a job",
            description =
                    "Server-sent events `state`, `epoch`, `checkpoint` and `message`, from the first on or after "
                            + "`Last-Event-ID`; the stream closes after the final state. With `Accept: application/json` "
                            + "a list of what happened so far.")
    @Nullable Object events(
            @Parameter(example = ID) @PathVariable UUID id,
            @RequestHeader(name = "Last-Event-ID", defaultValue = "0")
                    @Parameter(description = "The id of the last event that the client has")
                    long after,
            @Parameter(hidden = true)
                    @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*")
                    String accept,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        jobs.get(id);
        return streams.answer(new EventRequest(id, after, accept), request, response, events::list);
    }
}
