package dev.dropwise.report.diagnosis;

import dev.dropwise.layer.Activation;
import dev.dropwise.layer.AlphaDropout;
import dev.dropwise.layer.Dense;
import dev.dropwise.layer.Dropout;
import dev.dropwise.layer.LayerRole;
import dev.dropwise.layer.LayerSpec;
import dev.dropwise.layer.rate.ConstantRate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Other networks like one, of its outermost layers. */
final class NetworkChanges {

    private static final int LEAST_UNITS = 8;
    private static final double SELU_SHARE = 0.2;

    private final List<LayerSpec> layers;

    NetworkChanges(List<LayerSpec> layers) {
        this.layers = layers;
    }

    /**
     * With dropout before each dense layer that is not the first to weigh anything, or more of it
     * where there is some. Empty where nothing changes.
     */
    Optional<List<LayerSpec>> dropping(double rate) {
        List<LayerSpec> changed = new ArrayList<>();
        boolean isHidden = false;
        Activation activation = Activation.NONE;
        for (LayerSpec layer : layers) {
            if (isHidden && layer instanceof Dense) {
                drop(changed, rate, activation);
            }
            if (layer.role() == LayerRole.MIXING) {
                isHidden = true;
                activation = layer.activation();
            }
            changed.add(layer);
        }
        return different(changed);
    }

    private static void drop(List<LayerSpec> before, double rate, Activation activation) {
        int last = before.size() - 1;
        if (before.get(last) instanceof Dropout dropout) {
            if (dropout.rate().highest() < rate) {
                before.set(last, new Dropout(dropout.name(), new ConstantRate(rate)));
            }
        } else if (before.get(last).role() != LayerRole.NOISE) {
            before.add(
                    activation == Activation.SELU
                            ? new AlphaDropout(null, new ConstantRate(SELU_SHARE * rate))
                            : new Dropout(null, new ConstantRate(rate)));
        }
    }

    /** Without dropout layers. */
    Optional<List<LayerSpec>> withoutDropout() {
        return different(
                layers.stream()
                        .filter(layer -> !(layer instanceof Dropout))
                        .filter(layer -> !(layer instanceof AlphaDropout))
                        .toList());
    }

    /** With so many times the units in hidden dense layers; none comes below 8. */
    Optional<List<LayerSpec>> sized(double times) {
        List<LayerSpec> changed = new ArrayList<>(layers);
        for (int i = 0; i < layers.size() - 1; i++) {
            if (layers.get(i) instanceof Dense dense && dense.units() != null) {
                int least = Math.min(LEAST_UNITS, dense.units());
                int units = (int) Math.round(times * dense.units());
                changed.set(i, dense.sized(Math.max(least, units)));
            }
        }
        return different(changed);
    }

    private Optional<List<LayerSpec>> different(List<LayerSpec> changed) {
        return changed.equals(layers) ? Optional.empty() : Optional.of(List.copyOf(changed));
    }
}
