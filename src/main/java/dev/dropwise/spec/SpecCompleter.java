package dev.dropwise.spec;

import dev.dropwise.layer.Shape;
import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import dev.dropwise.spec.loss.LossSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fills in what specs leave to the data set and checks that they fit it and each other. */
public final class SpecCompleter {

    private final DataSignature data;
    private final List<Fault> faults = new ArrayList<>();
    private @Nullable Design last;

    private SpecCompleter(DataSignature data) {
        this.data = data;
    }

    /**
     * The two specs, complete.
     *
     * @param model as the client wrote it
     * @param asked with its seed
     * @throws Invalid with all faults, under {@code /model} and {@code /training}
     */
    public static Specs complete(ModelSpec model, TrainingSpec asked, DataSignature data) {
        TrainingSpec training = DefaultTraining.complete(asked, data.rows());
        SpecCompleter specCompleter = new SpecCompleter(data);
        LossSpec loss = specCompleter.loss(model, training.loss());
        specCompleter.addUnder("/training", TrainingFaults.of(training, data));
        ModelSpec completed = model.completedFor(data, loss.outputs(data));
        Architecture architecture = specCompleter.inferred(completed);
        if (architecture != null) {
            specCompleter.checkNetwork(architecture, loss, training);
        }
        Invalid.throwIfAny(specCompleter.faults);
        Objects.requireNonNull(architecture, "a network without faults");
        return new Specs(
                named(completed, architecture), training.completedFor(loss, data), architecture);
    }

    /** The network as far as it stands without faults of its own, whatever else has some. */
    public static Optional<Architecture> network(
            ModelSpec model, TrainingSpec training, DataSignature data) {
        SpecCompleter specCompleter = new SpecCompleter(data);
        LossSpec loss = specCompleter.loss(model, training.loss());
        ModelSpec completed = model.completedFor(data, loss.outputs(data));
        return Optional.ofNullable(specCompleter.inferred(completed));
    }

    /** What {@link #complete} gives: both specs without gaps, and the network they describe. */
    public record Specs(ModelSpec model, TrainingSpec training, Architecture architecture) {}

    private LossSpec loss(ModelSpec model, @Nullable LossSpec asked) {
        if (asked == null) {
            return usualLoss(model);
        }
        Optional<Fault> fault = asked.faultFor(data);
        fault.ifPresent(found -> faults.add(found.under("/training/loss")));
        return fault.isPresent() ? usualLoss(model) : asked;
    }

    private LossSpec usualLoss(ModelSpec model) {
        boolean mayEndInOne = data.hasOneClassification() && data.classes() == 2;
        return LossSpec.usualFor(data, mayEndInOne && endsInOne(model));
    }

    private boolean endsInOne(ModelSpec model) {
        return design(model.completedFor(data, data.classes()))
                .network()
                .filter(architecture -> architecture.output().equals(Shape.of(1)))
                .isPresent();
    }

    private void checkNetwork(Architecture architecture, LossSpec loss, TrainingSpec training) {
        addUnder("/training", TrainingFaults.of(training, architecture));
        addUnder("/model", IdleSettings.of(architecture));
        addUnder("/model", IdleSettings.within(architecture, training.totalEpochs()));
        if (architecture.trainableParameters() == 0) {
            faults.add(
                    new Fault(
                            "/model/layers",
                            "expected at least one layer with weights to train, that is not frozen, received none"));
        }
        Shape expected = Shape.of(loss.outputs(data));
        if (!architecture.output().equals(expected)) {
            int last = architecture.layers().size() - 1;
            faults.add(
                    new Fault(
                            "/model/layers/" + last,
                            "expected the last layer to give "
                                    + expected
                                    + " ("
                                    + loss.outputsInWords(data)
                                    + "), it gives "
                                    + architecture.output()));
        }
    }

    /** The network, or null and its faults. */
    private @Nullable Architecture inferred(ModelSpec model) {
        Design found = design(model);
        addUnder("/model", found.faults());
        return found.network().orElse(null);
    }

    /** A spec's network, or the faults for which there is none. */
    private record Design(ModelSpec model, Optional<Architecture> network, List<Fault> faults) {}

    /** Designed once: what is asked for the loss and what is trained are mostly the same spec. */
    private Design design(ModelSpec model) {
        Design found = last;
        if (found == null || !found.model().equals(model)) {
            found = designed(model);
            last = found;
        }
        return found;
    }

    private Design designed(ModelSpec model) {
        try {
            return new Design(model, Optional.of(ShapeInference.design(model, data)), List.of());
        } catch (Invalid invalid) {
            return new Design(model, Optional.empty(), invalid.faults());
        }
    }

    private void addUnder(String pointer, List<Fault> found) {
        found.forEach(fault -> faults.add(fault.under(pointer)));
    }

    private static ModelSpec named(ModelSpec model, Architecture architecture) {
        return new ModelSpec(
                model.name(),
                model.input(),
                architecture.layers().stream().map(Architecture.ShapedLayer::spec).toList());
    }
}
