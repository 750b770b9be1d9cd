package dev.dropwise.report;

import dev.dropwise.report.diagnosis.Evidence;
import dev.dropwise.report.diagnosis.Finding;
import dev.dropwise.report.diagnosis.Remedy;
import dev.dropwise.report.page.MarkdownPage;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** What a training suffers from, and what to try, in Markdown. */
final class DiagnosisPart {

    private final MarkdownPage page;
    private final JsonMapper mapper;

    DiagnosisPart(MarkdownPage page, JsonMapper mapper) {
        this.page = page;
        this.mapper = mapper;
    }

    void write(List<Finding> diagnosis) {
        if (diagnosis.isEmpty()) {
            return;
        }
        page.heading(2, "Diagnosis");
        diagnosis.forEach(this::write);
    }

    private void write(Finding finding) {
        page.heading(3, title(finding));
        page.list(finding.evidence().stream().map(Evidence::text).toList());
        for (Remedy remedy : finding.remedies()) {
            page.paragraph("Try: " + remedy.text());
            page.code(
                    "json",
                    mapper.writerWithDefaultPrettyPrinter().writeValueAsString(remedy.patch()));
        }
    }

    private static String title(Finding finding) {
        return finding.cause().words()
                + (finding.since() == null ? "" : ", since epoch " + finding.since());
    }
}
