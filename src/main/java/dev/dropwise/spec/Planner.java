package dev.dropwise.spec;

import dev.dropwise.augmentation.AugmentationSpec;
import dev.dropwise.layer.Shape;
import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Fills in what specs leave to the data set and checks that they fit it and each other. */
public final class Planner {

    private final DataSignature data;
    private final List<Fault> faults = new ArrayList<>();

    private Planner(DataSignature data) {
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
        Planner planner = new Planner(data);
        LossSpec loss = planner.loss(model, training.loss());
        planner.checkTraining(training);
        ModelSpec completed = model.completedFor(data, loss.outputs(data));
        planner.checkModel(completed, loss, training);
        Invalid.throwIfAny(planner.faults);
        Architecture architecture = Architect.design(completed, data);
        return new Specs(
                named(completed, architecture), training.completedFor(loss, data), architecture);
    }

    /** The network as far as it stands without faults of its own, whatever else has some. */
    public static Optional<Architecture> network(
            ModelSpec model, TrainingSpec training, DataSignature data) {
        Planner planner = new Planner(data);
        LossSpec loss = planner.loss(model, training.loss());
        ModelSpec completed = model.completedFor(data, loss.outputs(data));
        return Optional.ofNullable(planner.collecting(() -> Architect.design(completed, data)));
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
            return Architect.design(model.completedFor(data, data.classes()), data)
                    .output()
                    .equals(Shape.of(1));
        } catch (Invalid reportedByCheckModel) {
            return false;
        }
    }

    private void checkTraining(TrainingSpec training) {
        if (training.optimizer() instanceof Sgd sgd && sgd.nesterov() && sgd.momentum() == 0) {
            faults.add(
                    new Fault(
                            "/training/optimizer/momentum",
                            "expected momentum > 0 where nesterov is true, received 0"));
        }
        training.regularization()
                .faultsFor(data)
                .forEach(fault -> faults.add(fault.under("/training/regularization")));
        checkWarmUp(training);
        checkAugmentation(training);
        checkMonitor(training);
    }

    private void checkWarmUp(TrainingSpec training) {
        Double warmUp = training.optimizer().schedule().warmUp();
        if (warmUp != null && warmUp >= training.epochs()) {
            faults.add(
                    new Fault(
                            "/training/optimizer/schedule/warmUp",
                            "expected less than the %d epochs there are, received %s"
                                    .formatted(training.epochs(), warmUp)));
        }
    }

    private void checkAugmentation(TrainingSpec training) {
        for (int i = 0; i < training.augmentation().size(); i++) {
            AugmentationSpec augmentation = training.augmentation().get(i);
            String pointer = "/training/augmentation/" + i;
            if (augmentation.needsImages() && data.input().rank() != 3) {
                faults.add(
                        new Fault(
                                pointer,
                                "expected a data set of images [channels, height, width] for "
                                        + augmentation.typeName()
                                        + ", received one of "
                                        + data.input()));
            }
            if (augmentation.needsClasses() && !data.hasOneClassification()) {
                faults.add(
                        new Fault(
                                pointer,
                                "expected one target of classes for "
                                        + augmentation.typeName()
                                        + ", received a data set with "
                                        + data.inWords()));
            }
        }
    }

    private void checkMonitor(TrainingSpec training) {
        EarlyStopping stopping = training.earlyStopping();
        if (stopping == null) {
            return;
        }
        String pointer = "/training/earlyStopping/monitor";
        if (stopping.monitor().needsValidation() && training.validation().fraction() == 0) {
            faults.add(
                    new Fault(
                            pointer,
                            "expected a train metric where nothing validates, received a validation one"));
        }
        if (stopping.monitor().needsClasses() && !data.isClassification()) {
            faults.add(
                    new Fault(
                            pointer,
                            "expected a loss or a mean absolute error for a numeric target, received an accuracy"));
        }
        if (stopping.monitor().needsNumbers() && data.isClassification()) {
            faults.add(
                    new Fault(
                            pointer,
                            "expected a loss or an accuracy for a target of classes, received a mean absolute error"));
        }
    }

    private void checkModel(ModelSpec model, LossSpec loss, TrainingSpec training) {
        Architecture architecture = collecting(() -> Architect.design(model, data));
        if (architecture == null) {
            return;
        }
        training.regularization()
                .faultsFor(architecture)
                .forEach(fault -> faults.add(fault.under("/training/regularization")));
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
            invalid.faults().forEach(fault -> faults.add(fault.under("/model")));
            return null;
        }
    }

    private static ModelSpec named(ModelSpec model, Architecture architecture) {
        return new ModelSpec(
                model.name(),
                model.input(),
                architecture.layers().stream().map(Architecture.ShapedLayer::spec).toList());
    }
}
