package dev.dropwise.security;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The audit log as a file, the newest first, in memory a part at a time. */
@Component
class AuditExport {

    private static final int PART = 1000;

    private static final String HEADER =
            "id,at,actor,keyId,method,path,remoteAddress,status,outcome,unrecorded\r\n";

    /** What a spreadsheet would take for a formula begins with one of these. */
    private static final String FORMULAS = "=+-@\t\r\n";

    private final AuditEntries entries;
    private final JsonMapper mapper;

    AuditExport(AuditEntries entries, JsonMapper mapper) {
        this.entries = entries;
        this.mapper = mapper;
    }

    private interface Line {

        String of(AuditEntry entry);
    }

    void csv(AuditQuery query, OutputStream out) throws IOException {
        write(query, out, HEADER, AuditExport::csvLine);
    }

    void lines(AuditQuery query, OutputStream out) throws IOException {
        write(query, out, "", entry -> mapper.writeValueAsString(entry) + "\n");
    }

    private void write(AuditQuery query, OutputStream out, String header, Line line)
            throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write(header);
        List<AuditEntry> part;
        long before = Long.MAX_VALUE;
        do {
            part = entries.before(before, query, PART);
            for (AuditEntry entry : part) {
                writer.write(line.of(entry));
                before = entry.id();
            }
        } while (part.size() == PART);
        writer.flush();
    }

    private static String csvLine(AuditEntry entry) {
        return Stream.of(
                                entry.id(),
                                entry.at(),
                                field(entry.actor()),
                                field(entry.keyId()),
                                field(entry.method()),
                                field(entry.path()),
                                field(entry.remoteAddress()),
                                entry.status(),
                                entry.outcome().name().toLowerCase(Locale.ROOT),
                                entry.unrecorded())
                        .map(String::valueOf)
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    private static String field(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        String safe = FORMULAS.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
        return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
