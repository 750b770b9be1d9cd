package dev.dropwise.engine;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import dev.dropwise.engine.EngineProperties.DeviceChoice;
import dev.dropwise.engine.archive.ProgramArchive;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** libtorch, ready to run programs. Loads the natives on first use; never downloads. */
@Component
public class TorchRuntime {

    static {
        // Read once, when DJL's engine starts.
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        // Programs are already few large calls: optimizing their graphs costs more than it brings.
        System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
    }

    private static final Logger logger = LoggerFactory.getLogger(TorchRuntime.class);

    private static final AtomicBoolean keepsFreed = new AtomicBoolean();

    private final DeviceChoice choice;

    public TorchRuntime(EngineProperties properties) {
        this.choice = properties.device();
        if (!"PASSIVE".equalsIgnoreCase(System.getenv("OMP_WAIT_POLICY"))) {
            logger.warn(
                    "OMP_WAIT_POLICY=PASSIVE is not in the environment: idle threads of libtorch will"
                            + " spin, and trainings on a busy machine may take many times as long");
        }
    }

    /** A new program with weights drawn from {@code seed}, ready to train. */
    public TorchProgram start(Program program, long seed) {
        try {
            Path archive = Files.createTempFile("dropwise-", ".pt");
            try {
                String source = program.source();
                Files.write(archive, new Program(fast(source), program.root()).archive());
                return built(loadFast(archive, source), seed);
            } finally {
                Files.delete(archive);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the program to a temporary file", e);
        }
    }

    private TorchProgram loadFast(Path archive, String source) {
        try {
            return load(archive, true, source);
        } catch (IOException | MalformedModelException | RuntimeException e) {
            throw new UnreadableProgram(archive, e);
        }
    }

    private static TorchProgram built(TorchProgram started, long seed) {
        try {
            started.build(seed);
            return started;
        } catch (RuntimeException | Error e) {
            started.close();
            throw e;
        }
    }

    /**
     * A new program whose layers of the given names begin with the weights of a saved one's.
     *
     * @throws WeightTransferMismatch with all that does not fit
     */
    public TorchProgram start(Program program, long seed, Path source, List<String> layers) {
        try {
            Path own = Files.createTempFile("dropwise-", ".pt");
            Path merged = Files.createTempFile("dropwise-", ".pt");
            try (OutputStream out = Files.newOutputStream(own);
                    TorchProgram started = start(program, seed)) {
                started.save(out);
                try (OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(merged))) {
                    ProgramArchive.transfer(own, source, layers, bytes);
                }
                return load(merged, true);
            } finally {
                Files.delete(own);
                Files.delete(merged);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the program to a temporary file", e);
        }
    }

    /**
     * The same where some of those layers have other inputs or outputs than they were trained on.
     *
     * @param adapters by the names of their layers
     */
    public TorchProgram start(
            Program program,
            long seed,
            Path source,
            List<String> layers,
            Map<String, LayerAdapter> adapters) {
        if (adapters.isEmpty()) {
            return start(program, seed, source, layers);
        }
        try {
            Path adapted = Files.createTempFile("dropwise-", ".pt");
            try {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(adapted))) {
                    ProgramArchive.change(source, adapters, out);
                }
                return start(program, seed, adapted, layers);
            } finally {
                Files.delete(adapted);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the program to a temporary file", e);
        }
    }

    /**
     * A saved program.
     *
     * @param trainable whether it is to train on; else it only predicts, and takes less
     */
    public TorchProgram load(Path archive, boolean trainable) {
        try {
            String source = ProgramArchive.source(archive);
            String fast = trainable ? fast(source) : source;
            if (fast.equals(source)) {
                return load(archive, trainable, source);
            }
            Path accelerated = Files.createTempFile("dropwise-", ".pt");
            try {
                try (OutputStream out =
                        new BufferedOutputStream(Files.newOutputStream(accelerated))) {
                    ProgramArchive.rewrite(archive, fast, out);
                }
                return load(accelerated, true, source);
            } finally {
                Files.delete(accelerated);
            }
        } catch (IOException | MalformedModelException | RuntimeException e) {
            throw new UnreadableProgram(archive, e);
        }
    }

    /** The source to load for training, in the place of what is stored. */
    private String fast(String source) {
        return device().isGpu() ? source : ProductKernels.fast(source);
    }

    /**
     * @param source what the program is stored with
     */
    private TorchProgram load(Path archive, boolean trainable, String source)
            throws IOException, MalformedModelException {
        Model model = Model.newInstance("program", device(), "PyTorch");
        try {
            model.load(
                    archive,
                    null,
                    Map.of("trainParam", String.valueOf(trainable), "mapLocation", "true"));
            return new TorchProgram(model, trainable, source);
        } catch (IOException | MalformedModelException | RuntimeException e) {
            model.close();
            throw e;
        }
    }

    /**
     * Room for examples where programs run.
     *
     * @param width numbers of a row
     * @param targets how many targets a row has
     * @param classes whether they are indexes of classes
     */
    public TorchExamples examples(int rows, long width, int targets, boolean classes) {
        return new TorchExamples(engine().newBaseManager(device()), rows, width, targets, classes);
    }

    /** Examples with one target, copied to where programs run. */
    public TorchExamples examples(float[] features, long width, float[] targets, boolean classes) {
        TorchExamples examples = examples(targets.length, width, 1, classes);
        try {
            examples.put(0, features, targets);
            return examples;
        } catch (RuntimeException | Error e) {
            examples.close();
            throw e;
        }
    }

    /**
     * How many threads the calling thread's own work in libtorch spreads over, from now on. Bits
     * may differ with this number, so whoever trains sets it.
     */
    public void useThreads(int threads) {
        engine();
        JniUtils.setNumThreads(threads);
    }

    /** The version of libtorch. */
    public String version() {
        return engine().getVersion();
    }

    public String djlVersion() {
        return Engine.getDjlVersion();
    }

    /** Where programs run, as {@code cpu} or {@code gpu0}. */
    public String deviceName() {
        Device device = device();
        return device.isGpu()
                ? device.getDeviceType() + device.getDeviceId()
                : device.getDeviceType();
    }

    private Device device() {
        return switch (choice) {
            case CPU -> Device.cpu();
            case GPU -> Device.gpu();
            case AUTO -> engine().getGpuCount() > 0 ? Device.gpu() : Device.cpu();
        };
    }

    private static Engine engine() {
        Engine engine = Engine.getEngine("PyTorch");
        if (keepsFreed.compareAndSet(false, true)) {
            NativeAllocator.keepFreed(engine);
        }
        return engine;
    }
}
