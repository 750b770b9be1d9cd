package dev.dropwise.report;

import dev.dropwise.report.plot.SvgDrawing;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import tools.jackson.databind.json.JsonMapper;

/**
 * A report as a page of its own that fetches nothing: the Markdown, and its plots behind the
 * summary.
 */
final class HtmlReport {

    private static final List<TablesExtension> EXTENSIONS =
            List.of((TablesExtension) TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder()
                    .extensions(EXTENSIONS)
                    .escapeHtml(true)
                    .sanitizeUrls(true)
                    .build();

    private static final String HEAD =
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Run %s</title>
            <link rel="icon" href="data:,">
            <style>
            :root { color-scheme: light dark; --text: #1a1a1a; --ground: #fff; --line: #c8c8c8; }
            @media (prefers-color-scheme: dark) {
              :root { --text: #e6e6e6; --ground: #16181b; --line: #4a4d52; }
            }
            body { max-width: 60rem; margin: 0 auto; padding: 1.5rem; color: var(--text);
              background: var(--ground); font: 1rem/1.5 system-ui, sans-serif; }
            h1, h2, h3, td, li { overflow-wrap: anywhere; }
            table { display: block; overflow-x: auto; border-collapse: collapse; margin: 1rem 0; }
            th, td { padding: .25rem .75rem; border-bottom: 1px solid var(--line); text-align: left;
              font-variant-numeric: tabular-nums; }
            figure { margin: 1.5rem 0; overflow-x: auto; }
            svg { max-width: 100%%; height: auto; }
            @media print {
              :root { --text: #000; --ground: #fff; --line: #999; color-scheme: light; }
              body { max-width: none; padding: 0; font-size: 10pt; }
              table { display: table; }
              figure, tr { break-inside: avoid; }
              h2, h3 { break-after: avoid; }
            }
            </style>
            </head>
            <body>
            """;

    private HtmlReport() {}

    static String of(RunReport report, JsonMapper mapper) {
        String text = RENDERER.render(PARSER.parse(MarkdownReport.of(report, mapper)));
        int details = text.indexOf("<h2>");
        return HEAD.formatted(report.run())
                + text.substring(0, details)
                + plots(ReportPlots.of(report).all())
                + text.substring(details)
                + "</body>\n</html>\n";
    }

    private static String plots(List<ReportPlot> plots) {
        return IntStream.range(0, plots.size())
                .mapToObj(
                        i ->
                                "<figure>\n%s\n</figure>\n"
                                        .formatted(
                                                SvgDrawing.element(plots.get(i).plot(), "p" + i)))
                .collect(Collectors.joining("", plots.isEmpty() ? "" : "<h2>Plots</h2>\n", ""));
    }
}
