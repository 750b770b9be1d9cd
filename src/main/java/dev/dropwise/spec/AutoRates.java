package dev.dropwise.spec;

import dev.dropwise.layer.AlphaDropout;
import dev.dropwise.layer.Convolution;
import dev.dropwise.layer.LayerSpec;
import dev.dropwise.layer.RecurrentLayer;
import dev.dropwise.spec.Architecture.ShapedLayer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Decides the rates that a spec leaves open ({@code "auto"}) by where they are.
 *
 * <p>A layer that drops: 0 where no weights follow, 0.2 where none come before, 0.1 on what a
 * convolution gives, 0.5 else; {@code alphaDropout} at most 0.1. {@code dropConnect}: 0.1 in a
 * convolution, else 0.2 in the first weights and 0.5 in later ones. {@code dropout}: 0.1 in an
 * embedding and in attention, 0.5 between stacked recurrent layers, 0 in a single one. {@code
 * recurrentDropout}: 0.25. {@code zoneout}: 0.1. {@code stochasticDepth} rises evenly from layer to
 * layer to 0.5 in the last (Huang et al., 2016, https://arxiv.org/abs/1603.09382).
 */
final class AutoRates {

    private static final double ON_INPUT = 0.2;
    private static final double ON_CONVOLUTION = 0.1;
    private static final double HIDDEN = 0.5;
    private static final double ON_SELU = 0.1;
    private static final double ON_ATTENTION = 0.1;
    private static final double RECURRENT = 0.25;
    private static final double ZONEOUT = 0.1;
    private static final double DEEPEST = 0.5;

    private final Iterator<LayerAt> places;
    private final long depth;
    private long passed;

    private AutoRates(List<LayerAt> places) {
        this.places = places.iterator();
        this.depth = places.stream().filter(AutoRates::hasShortcut).count();
    }

    /** The architecture with a number in the place of every open rate. */
    static Architecture decide(Architecture open) {
        AutoRates rates = new AutoRates(LayerAt.of(open));
        return new Architecture(open.input(), rates.decide(open.layers()));
    }

    /** In the order of {@link LayerAt#of}: a body before its layer. */
    private List<ShapedLayer> decide(List<ShapedLayer> layers) {
        List<ShapedLayer> decided = new ArrayList<>();
        for (ShapedLayer layer : layers) {
            List<ShapedLayer> body = decide(layer.body());
            LayerAt at = places.next();
            passed += hasShortcut(at) ? 1 : 0;
            LayerSpec spec =
                    layer.spec()
                            .around(body.stream().map(ShapedLayer::spec).toList())
                            .decided(component -> rate(at, component));
            decided.add(new ShapedLayer(spec, layer.input(), layer.output(), body));
        }
        return decided;
    }

    private static boolean hasShortcut(LayerAt at) {
        return !at.layer().body().isEmpty();
    }

    private double rate(LayerAt at, String component) {
        LayerSpec layer = at.layer().spec();
        return switch (component) {
            case "dropConnect" ->
                    layer instanceof Convolution
                            ? ON_CONVOLUTION
                            : at.isOnInput() ? ON_INPUT : HIDDEN;
            case "dropout" ->
                    layer instanceof RecurrentLayer stack
                            ? (stack.layers() > 1 ? HIDDEN : 0)
                            : ON_ATTENTION;
            case "recurrentDropout" -> RECURRENT;
            case "zoneout" -> ZONEOUT;
            case "stochasticDepth" -> Math.round(1000 * DEEPEST * passed / depth) / 1000.0;
            default -> layer instanceof AlphaDropout ? Math.min(ON_SELU, dropped(at)) : dropped(at);
        };
    }

    /** The article's table. */
    private static double dropped(LayerAt at) {
        if (at.isOnOutput()) {
            return 0;
        }
        if (at.isOnInput()) {
            return ON_INPUT;
        }
        return at.isOnConvolution() ? ON_CONVOLUTION : HIDDEN;
    }
}
