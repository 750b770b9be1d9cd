package dev.dropwise.report.page;

import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Reports and their plots as answers over HTTP. */
public final class ReportAnswers {

    public static final String MARKDOWN = "text/markdown";

    private ReportAnswers() {}

    public static ResponseEntity<String> markdown(String text) {
        return ResponseEntity.ok()
                .contentType(
                        new MediaType(MediaType.parseMediaType(MARKDOWN), StandardCharsets.UTF_8))
                .body(text);
    }

    /** A page that a browser fetches nothing for, whatever stands in it. */
    public static ResponseEntity<String> html(String page) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; img-src data:")
                .body(page);
    }

    /**
     * In the format that the client likes best.
     *
     * @param accept the request's header
     */
    public static ResponseEntity<byte[]> plot(ReportPlot plot, String accept) {
        PlotFormat format = PlotFormat.liked(MediaType.parseMediaTypes(accept));
        return ResponseEntity.ok().contentType(format.type()).body(format.of(plot.plot()));
    }
}
