package dev.dropwise.security;

import dev.dropwise.web.BadParameter;
import dev.dropwise.web.Page;
import dev.dropwise.web.PageQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

@RestController
@RequestMapping("/api/v1/audit")
@Tag(name = "Audit", description = "Who did what")
class AuditController {

    private static final String CSV = "text/csv";

    private final AuditLog log;
    private final AuditEntries entries;
    private final AuditExport export;

    AuditController(AuditLog log, AuditEntries entries, AuditExport export) {
        this.log = log;
        this.entries = entries;
        this.export = export;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Read the audit log",
            description =
                    "Newest first: every request that changes something, and every one that was"
                            + " refused, with who sent it, when, from where, and how it ended; no"
                            + " bodies and no secrets. What a caller asks for again and again without"
                            + " success is counted from the eleventh time in a minute on: the entry of"
                            + " the last one has the number of the others as `unrecorded`. Predictions"
                            + " are not in it. With `Accept: text/csv` or `application/x-ndjson` all"
                            + " that fit, as a file.")
    Page<AuditEntry> list(AuditQuery query, PageQuery page) {
        long before = before(page);
        log.writeCounted();
        return page.page(
                entries.before(before, query, page.fetch()), entry -> Long.toString(entry.id()));
    }

    private static long before(PageQuery page) {
        String after = page.after();
        try {
            return after == null ? Long.MAX_VALUE : Long.parseLong(after);
        } catch (NumberFormatException e) {
            throw new BadParameter("after", "a cursor from next", after);
        }
    }

    @GetMapping(produces = CSV)
    @Operation(operationId = "auditList")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    ResponseEntity<StreamingResponseBody> csv(AuditQuery query) {
        return file("audit.csv", CSV + ";charset=UTF-8", out -> export.csv(query, out));
    }

    @GetMapping(produces = MediaType.APPLICATION_NDJSON_VALUE)
    @Operation(operationId = "auditList")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_NDJSON_VALUE,
                            schema = @Schema(type = "string")))
    ResponseEntity<StreamingResponseBody> lines(AuditQuery query) {
        return file(
                "audit.ndjson",
                MediaType.APPLICATION_NDJSON_VALUE,
                out -> export.lines(query, out));
    }

    private ResponseEntity<StreamingResponseBody> file(
            String name, String type, StreamingResponseBody body) {
        log.writeCounted();
        return ResponseEntity.ok()
                .header("Content-Type", type)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .body(body);
    }
}
