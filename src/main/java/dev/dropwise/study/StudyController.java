package dev.dropwise.study;

import dev.dropwise.job.event.EventRequest;
import dev.dropwise.job.event.EventStreams;
import dev.dropwise.job.event.EventsMapping;
import dev.dropwise.problem.Invalid;
import dev.dropwise.security.Caller;
import dev.dropwise.study.design.StudySpec;
import dev.dropwise.web.IdempotencyKey;
import dev.dropwise.web.Page;
import dev.dropwise.web.PageQuery;
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
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(StudyView.PATH)
@Tag(
        name = StudyController.TAG,
        description = "Questions that many runs answer: which is better, by how much, how sure")
class StudyController {

    private static final String OWNER = "owner";

    static final String TAG = "Studies";
    static final String ID = "0198c0de-7a3b-7000-8000-000000000001";

    private final StudySubmission submission;
    private final StudyPlanner planner;
    private final StudyService service;
    private final StudyViews views;
    private final Studies studies;
    private final StudyEvents events;
    private final EventStreams streams;

    StudyController(
            StudySubmission submission,
            StudyPlanner planner,
            StudyService service,
            StudyViews views,
            Studies studies,
            StudyEvents events,
            @Qualifier(StudyConfiguration.STREAMS) EventStreams streams) {
        this.submission = submission;
        this.planner = planner;
        this.service = service;
        this.views = views;
        this.studies = studies;
        this.events = events;
        this.streams = streams;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Ask a question that many runs answer",
            description =
                    "Checks a trial of each variant as jobs are checked, then submits the trials as jobs, a few at a"
                            + " time. All variants get the same pairs of split and seed. The answer shows the seed."
                            + " With an `Idempotency-Key` the same request gives the same study again, with 200.")
    @ApiResponse(responseCode = "202", description = "Begun; Location says where")
    @ApiResponse(responseCode = "200", description = "The study that this key began before")
    ResponseEntity<StudyView> submit(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            examples = {
                                                @ExampleObject(
                                                        name = "is dropout worth it?",
                                                        value = StudyExamples.COMPARISON),
                                                @ExampleObject(
                                                        name = "which rate?",
                                                        value = StudyExamples.SEARCH),
                                                @ExampleObject(
                                                        name = "which rate, in fewer epochs?",
                                                        value = StudyExamples.HYPERBAND),
                                                @ExampleObject(
                                                        name = "would more data help?",
                                                        value = StudyExamples.LEARNING_CURVE),
                                                @ExampleObject(
                                                        name = "is dropout more robust?",
                                                        value = StudyExamples.ROBUSTNESS),
                                                @ExampleObject(
                                                        name = "how well does it do?",
                                                        value = StudyExamples.CROSS_VALIDATION)
                                            }))
                    @RequestBody
                    StudySpec spec,
            @Parameter(description = "Any text of 1 to 200 characters, one for each study")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable String key) {
        IdempotencyKey.check(key);
        String owner = Caller.ownerNamed(spec.job().path(OWNER).stringValue(null));
        if (owner != null) {
            spec.job().put(OWNER, owner);
        }
        StudySubmission.Submitted submitted = submission.submit(spec, key);
        UUID id = submitted.study().id();
        return ResponseEntity.status(submitted.isNew() ? HttpStatus.ACCEPTED : HttpStatus.OK)
                .location(URI.create(StudyView.PATH + "/" + id))
                .body(views.of(id));
    }

    @PostMapping("/check")
    @Operation(
            summary = "Check a study before anything runs",
            description =
                    "How many runs it would be and how long they would take, or all that is wrong with it. Nothing is"
                            + " stored.")
    StudyCheckView check(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            examples =
                                                    @ExampleObject(
                                                            name = "is dropout worth it?",
                                                            value = StudyExamples.COMPARISON)))
                    @RequestBody
                    StudySpec spec) {
        try {
            return StudyCheckView.of(planner.plan(spec));
        } catch (Invalid invalid) {
            return StudyCheckView.of(invalid.faults());
        }
    }

    @GetMapping
    @Operation(
            summary = "List studies",
            description =
                    "All, or those that fit every filter; newest first where no order is asked for.")
    Page<StudyView> list(StudyFilter filter, PageQuery query) {
        Page<Study> page = filter.page(studies, query);
        return new Page<>(views.of(page.items()), page.next());
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "Show a study",
            description =
                    "How far it is, and its findings and result so far, which say how many pairs of split and seed"
                            + " they rest on.")
    StudyView show(@Parameter(example = ID) @PathVariable UUID id) {
        return views.of(id);
    }

    @PostMapping("/{id}/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Cancel a study",
            description = "With its jobs. What the trials say that have ended stays.")
    StudyView cancel(@Parameter(example = ID) @PathVariable UUID id) {
        return change(id, service::cancel);
    }

    @PostMapping("/{id}/pause")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Pause a study",
            description = "Its jobs keep their checkpoints and give their places to others.")
    StudyView pause(@Parameter(example = ID) @PathVariable UUID id) {
        return change(id, service::pause);
    }

    @PostMapping("/{id}/resume")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Resume a paused study",
            description = "It ends with the very figures that it would have had without the pause.")
    StudyView resume(@Parameter(example = ID) @PathVariable UUID id) {
        return change(id, service::resume);
    }

    private StudyView change(UUID id, Consumer<UUID> verb) {
        requireOwner(id);
        verb.accept(id);
        return views.of(id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Delete an ended study",
            description = "With its jobs and runs, but for those that a version of a model needs.")
    void delete(@Parameter(example = ID) @PathVariable UUID id) {
        requireOwner(id);
        service.delete(id);
    }

    @EventsMapping
    @Operation(
            summary = "Watch a study",
            description =
                    "Server-sent events `state` and `trial`, from the first on or after `Last-Event-ID`; the stream"
                            + " closes after the final state. With `Accept: application/json` a list of what happened"
                            + " so far.")
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
        studies.get(id);
        return streams.answer(new EventRequest(id, after, accept), request, response, events::list);
    }

    private void requireOwner(UUID id) {
        Caller.requireOwner(studies.get(id).owner());
    }
}
