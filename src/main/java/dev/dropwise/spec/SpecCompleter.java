package dev.dropwise.spec;

import dev.dropwise.layer.Shape;
import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import dev.dropwise.spec.loss.LossSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Fills in what specs leave to the data set and checks that they fit it and each other. */
public final class SpecCompleter {

    private final DataSignature data;
    private final List<Fault> faults = new ArrayList<>();

    private SpecCompleter(DataSignature data) {
        this.data = data;
    }

    /**
     * The two specs, complete.
     *
     * @param model as the client wrote it
     * @param training with its seed
     * @throws Invalid with all faults, under {@code /model} and {@code /training}
     */
    public static Specs complete(ModelSpec model, TrainingSpec training, DataSignature data) {
        SpecCompleter specCompleter = new SpecCompleter(data);
        LossSpec loss = specCompleter.loss(model, training.loss());
        specCompleter.addUnder("/training", TrainingFaults.of(training, data));
        ModelSpec completed = model.completedFor(data, loss.outputs(data));
        specCompleter.checkModel(completed, loss, training);
        Invalid.throwIfAny(specCompleter.faults);
        Architecture architecture = ShapeInference.design(completed, data);
        return new Specs(
                named(completed, architecture), training.completedFor(loss, data), architecture);
    }

    /** The network as far as it stands without faults of its own, whatever else has some. */
    public static Optional<Architecture> network(
            ModelSpec model, TrainingSpec training, DataSignature data) {
        SpecCompleter specCompleter = new SpecCompleter(data);
        LossSpec loss = specCompleter.loss(model, training.loss());
        ModelSpec completed = model.completedFor(data, loss.outputs(data));
        return Optional.ofNullable(
                specCompleter.collecting(() -> ShapeInference.design(completed, data)));
    }

    /** What {@link #complete} gives: both specs without gaps, and the network they describe. */
    public record Specs(ModelSpec model, TrainingSpec training, Architecture architecture) {}

    private LossSpec loss(ModelSpec model, @Nullable LossSpec asked) {
        LossSpec usual = LossSpec.usualFor(data, endsInOne(model));
        if (asked == null) {
            return usual;
        }
        return asked.faultFor(data)
                .map(
                        fault -> {
                            faults.add(fault.under("/training/loss"));
                            return usual;
                        })
                .orElse(asked);
    }

    private boolean endsInOne(ModelSpec model) {
        try {
            return ShapeInference.design(model.completedFor(data, data.classes()), data)
                    .output()
                    .equals(Shape.of(1));
        } catch (Invalid reportedByCheckModel) {
            return false;
        }
    }

    private void checkModel(ModelSpec model, LossSpec loss, TrainingSpec training) {
        Architecture architecture = collecting(() -> ShapeInference.design(model, data));
        if (architecture == null) {
            return;
        }
        addUnder("/training", TrainingFaults.of(training, architecture));
        addUnder("/model", IdleSettings.of(architecture));
        addUnder("/model", IdleSettings.within(architecture, training.epochs()));
        if (architecture.trainableParameters() == 0) {
            faults.add(
                    new Fault(
                            "/model/layers",
                            "expected at least one layer with weights to train, that is not frozen, received none"));
        }
        Shape expected = Shape.of(loss.outputs(data));
        if (!architecture.output().equals(expected)) {
            int last = model.layers().size() - 1;
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

    private @Nullable Architecture collecting(Supplier<Architecture> design) {
        try {
            return design.get();
        } catch (Invalid invalid) {
            addUnder("/model", invalid.faults());
            return null;
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
