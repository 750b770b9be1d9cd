package dev.dropwise.report.page;

import dev.dropwise.report.plot.Plot;
import dev.dropwise.report.plot.PngDrawing;
import dev.dropwise.report.plot.SvgDrawing;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.MediaType;

/** How a plot is answered: the first is meant where anything will do. */
public enum PlotFormat {
    SVG(PlotFormat.SVG_TYPE),
    PNG(MediaType.IMAGE_PNG_VALUE),
    CSV(PlotFormat.CSV_TYPE);

    public static final String SVG_TYPE = "image/svg+xml";
    public static final String CSV_TYPE = "text/csv";

    private final String type;

    PlotFormat(String type) {
        this.type = type;
    }

    /** The one that a client likes best; Spring has refused clients that like none. */
    public static PlotFormat liked(List<MediaType> accepted) {
        Stream<MediaType> byLiking =
                accepted.stream()
                        .sorted(
                                (one, other) ->
                                        Double.compare(
                                                other.getQualityValue(), one.getQualityValue()));
        return byLiking.flatMap(
                        liked ->
                                Arrays.stream(values())
                                        .filter(format -> liked.includes(format.type())))
                .findFirst()
                .orElse(SVG);
    }

    public MediaType type() {
        return MediaType.parseMediaType(type);
    }

    public byte[] of(Plot plot) {
        return switch (this) {
            case SVG -> SvgDrawing.file(plot).getBytes(StandardCharsets.UTF_8);
            case PNG -> PngDrawing.file(plot);
            case CSV -> plot.table().csv().getBytes(StandardCharsets.UTF_8);
        };
    }
}
