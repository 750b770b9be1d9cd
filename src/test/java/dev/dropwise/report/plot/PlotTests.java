package dev.dropwise.report.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.report.plot.BarPlot.Bar;
import dev.dropwise.report.plot.IntervalPlot.Estimate;
import dev.dropwise.report.plot.IntervalPlot.Tone;
import dev.dropwise.report.plot.LinePlot.Line;
import dev.dropwise.report.plot.LinePlot.Style;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

class PlotTests {

    private static final PlotLabels LABELS = new PlotLabels("<b>&\"", "x<", "y&");
    private static final PlotTable TABLE =
            new PlotTable(
                    List.of("name", "value"),
                    List.of(Arrays.asList("a,\"b\"", 0.1), Arrays.asList("c", null)));

    static Stream<Plot> plots() {
        return Stream.of(
                new LinePlot(
                        LABELS,
                        TABLE,
                        List.of(
                                new Line("<i>", Style.MARKED, List.of(1.0, 2.0), List.of(3.0, 1.0)),
                                Line.diagonal("ideal", 0, 1))),
                new LinePlot(
                        LABELS,
                        TABLE,
                        List.of(new Line("one", Style.SOLID, List.of(1.0), List.of(3.0)))),
                new MatrixPlot(
                        LABELS, TABLE, List.of("a<", "b"), List.of(List.of(5, 1), List.of(0, 7))),
                new BarPlot(
                        LABELS,
                        TABLE,
                        List.of(new Bar("a<", 1.0, 0.5, 1.5), new Bar("b", -0.5, -1.0, 0.1))),
                new BarPlot(LABELS, TABLE, List.of(new Bar("a", 1.0, null, null))),
                new LinePlot(
                        LABELS,
                        TABLE,
                        List.of(
                                new Line(
                                        "errors",
                                        Style.MARKED,
                                        List.of(1.0, 2.0),
                                        List.of(3.0, 1.0),
                                        List.of(0.5, 0.0)),
                                new Line(
                                        "steps",
                                        Style.STEPS,
                                        List.of(1.0, 2.0),
                                        List.of(3.0, 1.0)))),
                new IntervalPlot(LABELS, TABLE, List.of(estimate("a<", 1.0))),
                new IntervalPlot(
                        LABELS,
                        TABLE,
                        List.of(
                                new Estimate("alone", -0.2, null, null, Tone.NEUTRAL),
                                estimate("worse", 2.0))));
    }

    private static Estimate estimate(String name, double value) {
        return new Estimate(name, value, value - 0.5, value + 0.5, Tone.BAD);
    }

    /** Letters are drawn as outlines: where another name makes no other picture, it is missing. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 13, 25})
    void namesEveryInterval(int count) {
        List<Estimate> estimates =
                IntStream.rangeClosed(1, count).mapToObj(i -> estimate("name " + i, i)).toList();
        String named = SvgDrawing.file(new IntervalPlot(LABELS, TABLE, estimates));

        for (int i = 0; i < count; i++) {
            List<Estimate> renamed = new ArrayList<>(estimates);
            renamed.set(i, estimate("eman", i + 1));
            assertThat(SvgDrawing.file(new IntervalPlot(LABELS, TABLE, renamed)))
                    .as("name %d of %d", i + 1, count)
                    .isNotEqualTo(named);
        }
    }

    @Test
    void drawsNamesThatAreLongAndAlike() throws Exception {
        String alike = "a name that is far too long for the margin of a plot ";
        List<Estimate> estimates = List.of(estimate(alike + 1, 1), estimate(alike + 2, 2));

        Document document = parsed(SvgDrawing.file(new IntervalPlot(LABELS, TABLE, estimates)));

        assertThat(document.getElementsByTagName("path").getLength()).isGreaterThan(5);
    }

    @ParameterizedTest
    @MethodSource("plots")
    void isTheSameTextEachTime(Plot plot) {
        assertThat(SvgDrawing.file(plot)).isEqualTo(SvgDrawing.file(plot));
    }

    @ParameterizedTest
    @MethodSource("plots")
    void isWellFormedWhateverTheNames(Plot plot) throws Exception {
        Document document = parsed(SvgDrawing.file(plot));
        assertThat(document.getDocumentElement().getAttribute("aria-label")).isEqualTo("<b>&\"");
        assertThat(document.getElementsByTagName("path").getLength()).isGreaterThan(5);
    }

    @ParameterizedTest
    @MethodSource("plots")
    void takesTheColoursOfItsPage(Plot plot) {
        assertThat(SvgDrawing.element(plot, "p0"))
                .startsWith("<svg ")
                .contains("currentColor")
                .doesNotContain("rgb(17,18,19)", "http://www.w3.org/1999/xlink\" href");
    }

    @Test
    void sharesNoIdWithAnotherPlotOfThePage() {
        Set<String> ids = new HashSet<>();
        List<Plot> plots = plots().toList();
        for (int i = 0; i < plots.size(); i++) {
            String svg = SvgDrawing.element(plots.get(i), "p" + i);
            for (String part : svg.split(" id=\"", -1)) {
                if (!part.startsWith("<svg")) {
                    assertThat(ids.add(part.substring(0, part.indexOf('"')))).isTrue();
                }
            }
        }
        assertThat(ids).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("plots")
    void isAsLargeInPixelsAsTwiceInSvg(Plot plot) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(PngDrawing.file(plot)));
        assertThat(image.getWidth()).isEqualTo(2 * plot.chart().getWidth());
        assertThat(image.getRGB(0, 0)).isEqualTo(0xFFFFFFFF);
        assertThat(Arrays.stream(pixels(image)).distinct().count()).isGreaterThan(10);
    }

    @Test
    void hasItsNumbersAsCsv() {
        assertThat(TABLE.csv()).isEqualTo("name,value\r\n\"a,\"\"b\"\"\",0.1\r\nc,\r\n");
        assertThat(new PlotTable(List.of("name"), List.of()).csv()).isEqualTo("name\r\n");
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }
}
