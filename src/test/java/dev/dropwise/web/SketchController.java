package dev.dropwise.web;

import dev.dropwise.problem.Conflict;
import dev.dropwise.problem.NotFound;
import dev.dropwise.problem.Overloaded;
import dev.dropwise.problem.TooLarge;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Endpoints that go wrong in every way, for tests. */
@TestComponent
@RestController
class SketchController {

    /** What tests are shown. */
    record SketchView(
            String id,
            Sketch.@Nullable Function function,
            Instant at,
            double loss,
            List<Double> all) {}

    static final class NoSuchSketch extends NotFound {

        private static final long serialVersionUID = 1L;

        NoSuchSketch(String name) {
            super("there is no sketch '" + name + "'");
        }
    }

    @Operation(summary = "Store a sketch")
    @PostMapping("/sketches")
    Sketch create(@RequestBody Sketch sketch) {
        return sketch;
    }

    @GetMapping("/sketches")
    Page<SketchView> list(
            PageQuery query, @RequestParam(required = false) Sketch.@Nullable Function function) {
        List<String> ids = IntStream.range(0, 5).mapToObj(i -> "id" + (5 - i)).toList();
        return query.pageOf(ids, id -> id).map(id -> view(id, function));
    }

    private static SketchView view(String id, Sketch.@Nullable Function function) {
        List<Double> all = List.of(1.0, Double.NaN);
        return new SketchView(id, function, Instant.ofEpochSecond(0), Double.NaN, all);
    }

    @GetMapping("/sketches/{name}")
    Sketch show(@PathVariable String name) {
        throw new NoSuchSketch(name);
    }

    @GetMapping("/sketches/{name}/versions/{version}")
    int version(
            @PathVariable int version, @RequestParam(defaultValue = "1") @Min(1) @Max(9) int rows) {
        return version + rows;
    }

    @PostMapping("/uploads")
    String upload(@RequestPart MultipartFile file, @RequestPart Sketch options) {
        return options.name();
    }

    @PostMapping({"/conflict", "/v2/conflict"})
    void conflict() {
        throw new Conflict("the job is running");
    }

    @PostMapping("/full")
    void full() {
        throw new Overloaded("the queue is full", Duration.ofMillis(1500));
    }

    @PostMapping("/large")
    void large() {
        throw new TooLarge("expected at most 3 instances, received 4");
    }

    @GetMapping({"/broken", "/v2/broken"})
    void broken() {
        throw new IllegalStateException("secret");
    }

    @GetMapping("/refused")
    void refused(HttpServletResponse response) throws IOException {
        response.sendError(403, "secret");
    }

    @GetMapping("/gone")
    void gone() throws IOException {
        throw new IOException("Broken pipe");
    }

    @GetMapping(path = "/events", produces = "text/event-stream")
    SseEmitter events() {
        throw new NoSuchSketch("events");
    }

    @PostMapping("/v2/sketches")
    Sketch infer(@RequestBody Sketch sketch) {
        return sketch;
    }
}
