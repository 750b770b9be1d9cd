package dev.dropwise.spec;

import dev.dropwise.layer.Activation;
import dev.dropwise.layer.Conv2d;
import dev.dropwise.layer.Dense;
import dev.dropwise.layer.Dropout;
import dev.dropwise.layer.Embedding;
import dev.dropwise.layer.Gru;
import dev.dropwise.layer.Initializer;
import dev.dropwise.layer.LayerSpec;
import dev.dropwise.layer.MaxPool2d;
import dev.dropwise.layer.Padding;
import dev.dropwise.layer.Shape;
import dev.dropwise.layer.rate.AutoRate;
import dev.dropwise.layer.rate.ConstantRate;
import java.util.ArrayList;
import java.util.List;

/**
 * The network of a request that names none: by the shape of an example and the number of training
 * rows, so that the same request on the same data gives the same network.
 *
 * <ul>
 *   <li>a table {@code [numbers]}: 128 hidden units; from 1000 rows on 64 more behind them, from
 *       100,000 on twice as many of both
 *   <li>images {@code [channels, height, width]} of 8 pixels a side or more: two convolutions of 16
 *       and 32 filters with a pool after each, and 128 units, as in LeNet. LeCun et al., 1998,
 *       https://doi.org/10.1109/5.726791. Smaller ones are tables.
 *   <li>texts: an embedding of 32 and a gru of 32 units in both directions
 *   <li>sequences {@code [steps, numbers]}: that gru alone
 * </ul>
 *
 * Behind all hidden units there is dropout at the rate {@code auto}, 0.5 there. Srivastava et al.,
 * 2014, https://jmlr.org/papers/v15/srivastava14a.html
 */
public final class DefaultNetwork {

    private static final String NAME = "default";
    private static final int ENOUGH_ROWS = 1000;
    private static final int MANY_ROWS = 100_000;
    private static final int LEAST_SIDE = 8;
    private static final int STEP_UNITS = 32;

    private DefaultNetwork() {}

    /** The network for such data; its last layer gives as many numbers as the loss needs. */
    public static ModelSpec of(DataSignature data) {
        List<LayerSpec> layers = new ArrayList<>();
        if (data.vocabulary() > 0) {
            layers.add(embedding());
            layers.add(gru());
        } else if (data.input().rank() == 2) {
            layers.add(gru());
        } else if (isImage(data.input())) {
            addConvolution(layers, 16);
            addConvolution(layers, 32);
            layers.add(relu(128));
        } else {
            addHidden(layers, data.rows());
        }
        layers.add(dropout());
        layers.add(Dense.usual());
        return new ModelSpec(NAME, null, layers);
    }

    private static boolean isImage(Shape input) {
        return input.rank() == 3 && Math.min(input.size(1), input.size(2)) >= LEAST_SIDE;
    }

    private static void addConvolution(List<LayerSpec> layers, int filters) {
        List<Integer> one = List.of(1);
        layers.add(
                new Conv2d(
                        null,
                        filters,
                        List.of(3),
                        one,
                        Padding.SAME,
                        one,
                        1,
                        Activation.RELU,
                        true,
                        Initializer.PYTORCH,
                        ConstantRate.NONE,
                        null,
                        false));
        layers.add(new MaxPool2d(null, List.of(2), List.of(2), Padding.VALID));
    }

    private static void addHidden(List<LayerSpec> layers, int rows) {
        int units = rows < MANY_ROWS ? 128 : 256;
        layers.add(relu(units));
        if (rows >= ENOUGH_ROWS) {
            layers.add(dropout());
            layers.add(relu(units / 2));
        }
    }

    private static LayerSpec relu(int units) {
        return new Dense(
                null,
                units,
                Activation.RELU,
                true,
                Initializer.PYTORCH,
                ConstantRate.NONE,
                null,
                false);
    }

    private static LayerSpec dropout() {
        return new Dropout(null, new AutoRate());
    }

    private static LayerSpec embedding() {
        return new Embedding(null, STEP_UNITS, null, ConstantRate.NONE, null, false);
    }

    private static LayerSpec gru() {
        ConstantRate none = ConstantRate.NONE;
        return new Gru(null, STEP_UNITS, 1, true, false, none, none, none, null, false);
    }
}
