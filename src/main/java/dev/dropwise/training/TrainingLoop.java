package dev.dropwise.training;

import dev.dropwise.engine.GraftMismatch;
import dev.dropwise.engine.ProgramCompiler;
import dev.dropwise.engine.Torch;
import dev.dropwise.engine.TorchProgram;
import dev.dropwise.spec.InitializeFrom;
import dev.dropwise.spec.Plan;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

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

    /**
     * How a training that begins here should read its rows.
     *
     * @param room the memory that they may take
     */
    public Reading reading(Plan plan, TrainingData data, DataSize room) {
        DataSize most = properties.resident();
        return Reading.of(
                data,
                plan.training().batchSize(),
                most.toBytes() > 0 && most.compareTo(room) < 0 ? most : room);
    }

    /** Trains from the start. */
    public Outcome start(
            Plan plan, TrainingData data, Conditions conditions, Journal journal, StopSignal stop) {
        return start(null, plan, data, conditions, journal, stop);
    }

    /**
     * Trains from the start.
     *
     * @param source the program that the plan wants to be initialized from, if any
     */
    public Outcome start(
            @Nullable Path source,
            Plan plan,
            TrainingData data,
            Conditions conditions,
            Journal journal,
            StopSignal stop) {
        torch.useThreads(conditions.threads());
        var program =
                ProgramCompiler.compile(
                        plan.architecture(), plan.training(), data.signature().input());
        long seed = new Seeds(plan.seed()).weights();
        try (TorchProgram started =
                source == null
                        ? torch.start(program, seed)
                        : torch.start(program, seed, source, layersToTake(plan))) {
            return train(started, Position.START, plan, data, conditions, journal, stop);
        } catch (GraftMismatch mismatch) {
            throw new TrainingFailed(
                    "the model to initialize from does not fit: " + mismatch.getMessage(),
                    mismatch);
        }
    }

    private static List<String> layersToTake(Plan plan) {
        InitializeFrom from = plan.training().initializeFrom();
        return from == null ? List.of() : from.wanted(plan.architecture());
    }

    /** Goes on from a checkpoint, bit for bit as if there had been no break. */
    public Outcome resume(
            Checkpoint checkpoint,
            Plan plan,
            TrainingData data,
            Conditions conditions,
            Journal journal,
            StopSignal stop) {
        torch.useThreads(conditions.threads());
        try (TorchProgram loaded = torch.load(checkpoint.program(), true)) {
            return train(loaded, checkpoint.position(), plan, data, conditions, journal, stop);
        }
    }

    private Outcome train(
            TorchProgram program,
            Position position,
            Plan plan,
            TrainingData data,
            Conditions conditions,
            Journal journal,
            StopSignal stop) {
        try (RowSupply rows = conditions.reading().open(torch, data)) {
            return new Training(torch, properties, program, rows, plan, data, journal, stop)
                    .from(position);
        }
    }
}
