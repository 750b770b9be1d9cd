package dev.dropwise.modelspec;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.engine.ProgramCompiler;
import dev.dropwise.layer.Shape;
import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import dev.dropwise.spec.Architecture;
import dev.dropwise.spec.DataSignature;
import dev.dropwise.spec.IdleSettings;
import dev.dropwise.spec.InputSpec;
import dev.dropwise.spec.ModelSpec;
import dev.dropwise.spec.ShapeInference;
import dev.dropwise.spec.SpecCompleter;
import dev.dropwise.spec.TrainingSpec;
import dev.dropwise.spec.advice.Advice;
import dev.dropwise.spec.advice.Advisor;
import dev.dropwise.training.TrainingData;
import dev.dropwise.training.TrainingMemory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The network that a spec describes, alone or for a data set, trained with all the defaults.
 * Everything that makes one throws {@link Invalid} with all faults, as pointers into the spec.
 *
 * @param example the shape of the data's examples, which the input's may put in another order
 * @param training with a loss, where it is known what the outputs mean
 * @param memory what training takes, the data set's rows included where one is given
 * @param examples how many rows it would be trained on, where a data set is given
 */
record CheckedSpec(
        Architecture architecture,
        Shape example,
        TrainingSpec training,
        TrainingMemory memory,
        @Nullable Integer examples) {

    /** As long as can be: where nobody has said for how long, no rate comes too late. */
    private static final TrainingSpec USUAL =
            TrainingSpec.usual().seeded(0).lasting(TrainingSpec.MOST_EPOCHS);

    /** Where a plan, which the planner's pointers are into, has its model spec. */
    private static final String MODEL = "/model";

    /** Looks at the spec alone. */
    static CheckedSpec alone(ModelSpec spec) {
        Architecture network = sound(spec);
        return new CheckedSpec(
                network, network.input(), USUAL, TrainingMemory.of(network, USUAL), null);
    }

    private static Architecture sound(ModelSpec spec) {
        Architecture network = ShapeInference.design(spec, null);
        Invalid.throwIfAny(IdleSettings.of(network));
        return network;
    }

    /** Fills in and checks what the data set decides. */
    static CheckedSpec on(ModelSpec spec, Dataset dataset) {
        TrainingData data = TrainingData.of(dataset, USUAL, 0);
        SpecCompleter.Specs specs = planned(spec, data.signature());
        return new CheckedSpec(
                specs.architecture(),
                data.signature().input(),
                specs.training(),
                TrainingMemory.of(
                        specs.architecture(), specs.training(), data.signature(), dataset.rows()),
                data.split().training().length);
    }

    /**
     * Takes the spec to be for data of its own shapes: as many classes as it gives numbers, or a
     * numeric target where it gives one.
     */
    static CheckedSpec asItIs(ModelSpec spec) {
        Architecture architecture = ShapeInference.design(spec, null);
        int outputs = architecture.output().last();
        int classes = outputs == 1 ? 0 : outputs;
        SpecCompleter.Specs specs = planned(spec, new DataSignature(architecture.input(), classes));
        return new CheckedSpec(
                specs.architecture(),
                architecture.input(),
                specs.training(),
                TrainingMemory.of(specs.architecture(), specs.training()),
                null);
    }

    /**
     * Checks all that holds whatever the data set: the layers' names and, where the spec has an
     * input, the shapes. What it leaves to a data set is no fault.
     */
    static void requireSound(ModelSpec spec) {
        InputSpec input = spec.input();
        if (input == null) {
            requireNames(spec);
        } else {
            sound(spec.completedFor(new DataSignature(input.shape(), 1), 1));
        }
    }

    /** Names do not depend on shapes, so any input will do. */
    private static void requireNames(ModelSpec spec) {
        try {
            ShapeInference.design(spec, new DataSignature(Shape.of(1), 1));
        } catch (Invalid invalid) {
            Invalid.throwIfAny(
                    invalid.faults().stream()
                            .filter(fault -> fault.pointer().endsWith("/name"))
                            .toList());
        }
    }

    private static SpecCompleter.Specs planned(ModelSpec spec, DataSignature data) {
        try {
            return SpecCompleter.complete(spec, USUAL, data);
        } catch (Invalid invalid) {
            throw new Invalid(invalid.faults().stream().map(CheckedSpec::withinSpec).toList());
        }
    }

    private static Fault withinSpec(Fault fault) {
        return fault.pointer().startsWith(MODEL)
                ? new Fault(fault.pointer().substring(MODEL.length()), fault.detail())
                : fault;
    }

    List<Advice> advice() {
        return Advisor.advise(architecture, training, examples);
    }

    /** The source of the program that trains it, which needs a loss. */
    String program() {
        return ProgramCompiler.compile(architecture, training, example).source();
    }
}
