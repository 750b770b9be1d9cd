package dev.dropwise.bench.regularization;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Losses by epoch as SVG that can be read on a light and on a dark page. */
record LearningCurvePlot(String title, List<LearningCurve> curves) {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 300;
    private static final int LEFT = 44;
    private static final int TOP = 34;
    private static final int RIGHT = 520;
    private static final int BOTTOM = 262;

    private static final String DASHES = " stroke-dasharray=\"5 4\"";
    private static final List<String> COLORS = List.of("#1a8fd0", "#dd6b20");

    String svg() {
        StringBuilder svg = new StringBuilder();
        svg.append(
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-label="%s" font-family="sans-serif" font-size="13">
                <style>text{fill:#57606a}@media(prefers-color-scheme:dark){text{fill:#9ea7b3}}</style>
                <text x="%d" y="18">%s</text>
                """
                        .formatted(WIDTH, HEIGHT, title, LEFT, title));
        axes(svg);
        for (int i = 0; i < curves.size(); i++) {
            LearningCurve curve = curves.get(i);
            line(svg, curve.validationLosses(), COLORS.get(i), "");
            line(svg, curve.trainLosses(), COLORS.get(i), DASHES);
            legend(svg, curve, COLORS.get(i), i);
        }
        return svg.append("</svg>\n").toString();
    }

    private void axes(StringBuilder svg) {
        for (int loss = 0; loss <= highest(); loss++) {
            double y = y(loss);
            svg.append(
                    format(
                            "<path d=\"M%d %.1fH%d\" stroke=\"#808080\" stroke-opacity=\".35\"/>\n",
                            LEFT, y, RIGHT));
            svg.append(
                    format(
                            "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%d</text>\n",
                            LEFT - 8, y + 4, loss));
        }
        for (int epoch = 10; epoch <= epochs(); epoch += 10) {
            svg.append(
                    format(
                            "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>\n",
                            x(epoch),
                            BOTTOM + 20,
                            epoch == epochs() ? "epoch " + epoch : String.valueOf(epoch)));
        }
    }

    private void line(StringBuilder svg, double[] losses, String color, String dashes) {
        svg.append(
                format(
                        "<path fill=\"none\" stroke=\"%s\" stroke-width=\"2\"%s d=\"",
                        color, dashes));
        IntStream.range(0, losses.length)
                .forEach(
                        i ->
                                svg.append(
                                        format(
                                                "%s%.1f %.1f",
                                                i == 0 ? "M" : "L", x(i + 1), y(losses[i]))));
        svg.append("\"/>\n");
    }

    private static void legend(StringBuilder svg, LearningCurve curve, String color, int place) {
        int x = RIGHT + 24;
        int y = TOP + 24 + 100 * place;
        svg.append(
                format(
                        "<text x=\"%d\" y=\"%d\" style=\"fill:%s\" font-weight=\"bold\">%s</text>\n",
                        x, y, color, curve.name()));
        svg.append(sample(x, y + 20, color, "", "validation loss"));
        svg.append(sample(x, y + 40, color, DASHES, "training loss"));
        svg.append(
                format(
                        "<text x=\"%d\" y=\"%d\">test accuracy %.1f %%</text>\n",
                        x, y + 60, 100 * curve.testAccuracy()));
    }

    private static String sample(int x, int y, String color, String dashes, String text) {
        return format(
                "<path d=\"M%d %dh26\" stroke=\"%s\" stroke-width=\"2\"%s/>"
                        + "<text x=\"%d\" y=\"%d\">%s</text>\n",
                x, y - 4, color, dashes, x + 34, y, text);
    }

    private double x(int epoch) {
        return LEFT + (double) (RIGHT - LEFT) * (epoch - 1) / (epochs() - 1);
    }

    private double y(double loss) {
        return BOTTOM - (BOTTOM - TOP) * loss / highest();
    }

    private int epochs() {
        return curves.get(0).epochs().size();
    }

    private int highest() {
        return (int)
                Math.ceil(
                        curves.stream()
                                .flatMapToDouble(curve -> Arrays.stream(curve.validationLosses()))
                                .max()
                                .orElseThrow());
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
