package dev.dropwise.spec;

import dev.dropwise.layer.LayerSpec;
import dev.dropwise.layer.RatePlace;
import dev.dropwise.spec.Architecture.ShapedLayer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Decides the rates that a spec leaves open ({@code "auto"}) by where they are; which number that
 * is, every layer says itself ({@link LayerSpec#autoRate}).
 */
final class AutoRates {

    private final Iterator<LayerAt> places;
    private final long shortcuts;
    private long passed;

    private AutoRates(List<LayerAt> places) {
        this.places = places.iterator();
        this.shortcuts = places.stream().filter(AutoRates::hasShortcut).count();
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
            RatePlace place = place(at);
            LayerSpec spec =
                    layer.spec()
                            .around(body.stream().map(ShapedLayer::spec).toList())
                            .decided(component -> layer.spec().autoRate(component, place));
            decided.add(new ShapedLayer(spec, layer.input(), layer.output(), body));
        }
        return decided;
    }

    private static boolean hasShortcut(LayerAt at) {
        return !at.layer().body().isEmpty();
    }

    private RatePlace place(LayerAt at) {
        return new RatePlace(
                at.isOnInput(), at.isOnOutput(), at.isOnConvolution(), passed, shortcuts);
    }
}
