package dev.dropwise.training;

import dev.dropwise.dataset.Examples;
import dev.dropwise.engine.ProgramCompiler;
import dev.dropwise.engine.Torch;
import dev.dropwise.engine.TorchExamples;
import dev.dropwise.engine.TorchProgram;
import dev.dropwise.spec.Plan;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** Trains what a plan says, from the start or from a checkpoint. */
@Component
public class TrainingLoop {

    private final Torch torch;
    private final TrainingProperties properties;

    public TrainingLoop(Torch torch, TrainingProperties properties) {
        this.torch = torch;
        this.properties = properties;
    }

    /** Where a training goes on: the position and the program of its last checkpoint. */
    public record Checkpoint(Position position, Path program) {}

    /** Trains from the start. */
    public Outcome start(
            Plan plan, TrainingData data, int threads, Journal journal, StopSignal stop) {
        torch.useThreads(threads);
        var program =
                ProgramCompiler.compile(
                        plan.architecture(), plan.training(), data.signature().input());
        try (TorchProgram started = torch.start(program, new Seeds(plan.seed()).weights())) {
            return train(started, Position.START, plan, data, journal, stop);
        }
    }

    /** Goes on from a checkpoint, bit for bit as if there had been no break. */
    public Outcome resume(
            Checkpoint checkpoint,
            Plan plan,
            TrainingData data,
            int threads,
            Journal journal,
            StopSignal stop) {
        torch.useThreads(threads);
        try (TorchProgram loaded = torch.load(checkpoint.program(), true)) {
            return train(loaded, checkpoint.position(), plan, data, journal, stop);
        }
    }

    private Outcome train(
            TorchProgram program,
            Position position,
            Plan plan,
            TrainingData data,
            Journal journal,
            StopSignal stop) {
        Examples examples = data.examples();
        boolean classes = data.isClassification();
        try (TorchExamples native_ =
                torch.examples(
                        examples.features(), examples.width(), examples.targets(), classes)) {
            return new Training(torch, properties, program, native_, plan, data, journal, stop)
                    .from(position);
        }
    }
}
