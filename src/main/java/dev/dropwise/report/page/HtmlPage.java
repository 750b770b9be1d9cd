package dev.dropwise.report.page;

import dev.dropwise.report.plot.SvgDrawing;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.web.util.HtmlUtils;

/**
 * A report as a page of its own that fetches nothing: the Markdown, and its plots behind the
 * summary.
 */
public final class HtmlPage {

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
            <title>%s</title>
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

    private HtmlPage() {}

    /**
     * Draws a page.
     *
     * @param title plain text
     * @param markdown its first heading of the second level ends the summary
     */
    public static String of(String title, String markdown, List<ReportPlot> plots) {
        String text = RENDERER.render(PARSER.parse(markdown));
        int summary = text.indexOf("<h2>");
        int details = summary < 0 ? text.length() : summary;
        return HEAD.formatted(HtmlUtils.htmlEscape(title))
                + text.substring(0, details)
                + plots(plots)
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
