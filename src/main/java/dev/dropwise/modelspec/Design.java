package dev.dropwise.modelspec;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.engine.ProgramCompiler;
import dev.dropwise.layer.Shape;
import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import dev.dropwise.spec.Advice;
import dev.dropwise.spec.Advisor;
import dev.dropwise.spec.Architect;
import dev.dropwise.spec.Architecture;
import dev.dropwise.spec.DataSignature;
import dev.dropwise.spec.InputSpec;
import dev.dropwise.spec.ModelSpec;
import dev.dropwise.spec.Planner;
import dev.dropwise.spec.TrainingSpec;
import dev.dropwise.training.TrainingData;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The network that a spec describes, alone or for a data set, trained with all the defaults.
 * Everything that makes one throws {@link Invalid} with all faults, as pointers into the spec.
 *
 * @param example the shape of the data's examples, which the input's may put in another order
 * @param training with a loss, where it is known what the outputs mean
 * @param examples how many rows it would be trained on, where a data set is given
 */
record Design(
        Architecture architecture,
        Shape example,
        TrainingSpec training,
        @Nullable Integer examples) {

    private static final TrainingSpec USUAL = TrainingSpec.usual().seeded(0);

    /** Where a plan, which the planner's pointers are into, has its model spec. */
    private static final String MODEL = "/model";

    /** Looks at the spec alone. */
    static Design alone(ModelSpec spec) {
        return counted(
                () -> {
                    Architecture architecture = Architect.design(spec, null);
                    return new Design(architecture, architecture.input(), USUAL, null);
                });
    }

    /** Fills in and checks what the data set decides. */
    static Design on(ModelSpec spec, Dataset dataset) {
        TrainingData data = TrainingData.of(dataset, USUAL, 0);
        return planned(spec, data.signature(), data.split().training().length);
    }

    /**
     * Takes the spec to be for data of its own shapes: as many classes as it gives numbers, or a
     * numeric target where it gives one.
     */
    static Design asItIs(ModelSpec spec) {
        Architecture architecture = alone(spec).architecture;
        int outputs = architecture.output().last();
        int classes = outputs == 1 ? 0 : outputs;
        return planned(spec, new DataSignature(architecture.input(), classes), null);
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
            alone(spec.completedFor(new DataSignature(input.shape(), 1), 1));
        }
    }

    /** Names do not depend on shapes, so any input will do. */
    private static void requireNames(ModelSpec spec) {
        try {
            Architect.design(spec, new DataSignature(Shape.of(1), 1));
        } catch (Invalid invalid) {
            Invalid.throwIfAny(
                    invalid.faults().stream()
                            .filter(fault -> fault.pointer().endsWith("/name"))
                            .toList());
        }
    }

    private static Design planned(ModelSpec spec, DataSignature data, @Nullable Integer examples) {
        try {
            return counted(
                    () -> {
                        Planner.Specs specs = Planner.complete(spec, USUAL, data);
                        return new Design(
                                specs.architecture(), data.input(), specs.training(), examples);
                    });
        } catch (Invalid invalid) {
            throw new Invalid(invalid.faults().stream().map(Design::withinSpec).toList());
        }
    }

    private static Fault withinSpec(Fault fault) {
        return fault.pointer().startsWith(MODEL)
                ? new Fault(fault.pointer().substring(MODEL.length()), fault.detail())
                : fault;
    }

    private static Design counted(Supplier<Design> designing) {
        try {
            Design design = designing.get();
            design.memoryBytes();
            return design;
        } catch (ArithmeticException overflow) {
            throw new Invalid(
                    "", "expected a network small enough to be counted, received a larger one");
        }
    }

    /** What training takes with the default batch size and optimizer. */
    long memoryBytes() {
        return architecture.trainingBytes(training);
    }

    List<Advice> advice() {
        return Advisor.advise(architecture, training, examples);
    }

    /** The source of the program that trains it, which needs a loss. */
    String program() {
        return ProgramCompiler.compile(architecture, training, example).source();
    }
}
