package dev.dropwise.report.plot;

import java.awt.Color;
import java.awt.Dimension;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.knowm.xchart.internal.chartpart.Chart;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Plots as SVG: the same numbers make the same text, wherever the same font is. */
public final class SvgDrawing {

    private static final String SPACE = "http://www.w3.org/2000/svg";

    private SvgDrawing() {}

    /** A file, on white. */
    public static String file(Plot plot) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + draw(plot, "", true);
    }

    /**
     * An element of a page, in the page's colours of text and ground.
     *
     * @param id of its own in the page
     */
    public static String element(Plot plot, String id) {
        return draw(plot, id + "-", false).replace("rgb(17,18,19)", "currentColor");
    }

    private static String draw(Plot plot, String idPrefix, boolean onWhite) {
        SVGGraphics2D graphics = graphics(idPrefix);
        Chart<?, ?> chart = plot.chart();
        Dimension size = new Dimension(chart.getWidth(), chart.getHeight());
        graphics.setSVGCanvasSize(size);
        if (onWhite) {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, size.width, size.height);
        }
        chart.paint(graphics, size.width, size.height);
        return text(graphics, plot.labels().title(), size);
    }

    private static SVGGraphics2D graphics(String idPrefix) {
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
        context.setComment(null);
        context.setIDGenerator(
                new SVGIDGenerator() {
                    @Override
                    public String generateID(String prefix) {
                        return super.generateID(idPrefix + prefix);
                    }
                });
        return new SVGGraphics2D(context, false);
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SPACE, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK makes no XML documents", e);
        }
    }

    private static String text(SVGGraphics2D graphics, String title, Dimension size) {
        Element root = graphics.getRoot();
        root.setAttribute("viewBox", "0 0 " + size.width + " " + size.height);
        root.setAttribute("role", "img");
        root.setAttribute("aria-label", title);
        StringWriter text = new StringWriter();
        try {
            graphics.stream(root, text, false, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String all = text.toString();
        return all.substring(all.indexOf("<svg")).replace(" id=\"genericDefs\"", "");
    }
}
