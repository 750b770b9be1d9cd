package dev.dropwise.training;

import dev.dropwise.engine.Program;
import dev.dropwise.engine.ProgramCompiler;
import dev.dropwise.engine.TorchProgram;
import dev.dropwise.engine.TorchRuntime;
import dev.dropwise.engine.WeightTransferMismatch;
import dev.dropwise.spec.InitializeFrom;
import dev.dropwise.spec.Plan;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Trains what a plan says, from the start or from a checkpoint. */
@Component
public class Trainer {

    private final TorchRuntime torch;
    private final TrainingProperties properties;

    public Trainer(TorchRuntime torch, TrainingProperties properties) {
        this.torch = torch;
        this.properties = properties;
    }

    /** Where a training goes on: the state and the program of its last checkpoint. */
    public record Checkpoint(TrainingState state, Path program) {}

    /**
     * How a training that begins here should read its rows.
     *
     * @param room the memory that they may take
     */
    public Reading reading(Plan plan, TrainingData data, DataSize room) {
        DataSize most = properties.resident();
        return Reading.of(
                data,
                plan.training().rowsPerStep(),
                most.toBytes() > 0 && most.compareTo(room) < 0 ? most : room);
    }

    /** Trains from the start. */
    public TrainingOutcome start(
            Plan plan,
            TrainingData data,
            TrainingConditions conditions,
            TrainingListener trainingListener,
            StopSignal stop) {
        return start(null, plan, data, conditions, trainingListener, stop);
    }

    /**
     * Trains from the start.
     *
     * @param source the network that the plan wants to be initialized from, if any
     */
    public TrainingOutcome start(
            @Nullable SourceNetwork source,
            Plan plan,
            TrainingData data,
            TrainingConditions conditions,
            TrainingListener trainingListener,
            StopSignal stop) {
        torch.useThreads(conditions.threads());
        var program =
                ProgramCompiler.compile(
                        plan.architecture(), plan.training(), data.signature().input());
        long seed = new TrainingSeeds(plan.seed()).weights();
        try (TorchProgram started =
                source == null
                        ? torch.start(program, seed)
                        : start(program, seed, source, plan, data)) {
            return train(
                    started, TrainingState.START, plan, data, conditions, trainingListener, stop);
        } catch (WeightTransferMismatch mismatch) {
            throw new TrainingFailed(
                    "the model to initialize from does not fit: " + mismatch.getMessage(),
                    mismatch);
        }
    }

    private TorchProgram start(
            Program program, long seed, SourceNetwork source, Plan plan, TrainingData data) {
        List<String> layers = layersToTake(plan);
        WeightMatch match =
                WeightMatch.of(
                        source.architecture(),
                        source.preprocessing(),
                        plan.architecture(),
                        data.preprocessing(),
                        plan.loss());
        return torch.start(program, seed, source.program(), layers, match.adapters(layers));
    }

    private static List<String> layersToTake(Plan plan) {
        InitializeFrom from = plan.training().initializeFrom();
        return from == null ? List.of() : from.wanted(plan.architecture());
    }

    /** Goes on from a checkpoint, bit for bit as if there had been no break. */
    public TrainingOutcome resume(
            Checkpoint checkpoint,
            Plan plan,
            TrainingData data,
            TrainingConditions conditions,
            TrainingListener trainingListener,
            StopSignal stop) {
        torch.useThreads(conditions.threads());
        try (TorchProgram loaded = torch.load(checkpoint.program(), true)) {
            return train(
                    loaded, checkpoint.state(), plan, data, conditions, trainingListener, stop);
        }
    }

    private TrainingOutcome train(
            TorchProgram program,
            TrainingState trainingState,
            Plan plan,
            TrainingData data,
            TrainingConditions conditions,
            TrainingListener trainingListener,
            StopSignal stop) {
        try (RowSupply rows = conditions.reading().open(torch, data)) {
            return new TrainingLoop(
                            torch, properties, program, rows, plan, data, trainingListener, stop)
                    .from(trainingState);
        }
    }
}
