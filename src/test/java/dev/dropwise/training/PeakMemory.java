package dev.dropwise.training;

import dev.dropwise.engine.EngineProperties;
import dev.dropwise.engine.EngineProperties.DeviceChoice;
import dev.dropwise.engine.TorchRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.util.unit.DataSize;

/**
 * A process of its own that trains once, and says how much memory that was estimated to take and
 * how much larger it became at most, in bytes. It takes a data set, layers and a training, as
 * {@link Lesson} does.
 */
final class PeakMemory {

    private static final TorchRuntime TORCH =
            new TorchRuntime(new EngineProperties(DeviceChoice.CPU, 1));

    private PeakMemory() {}

    public static void main(String[] arguments) throws IOException {
        // what is loaded on first use is no part of a training
        train(Lesson.of("iris", "{type: 'dense'}", "{epochs: 2}"));
        Lesson lesson = Lesson.of(arguments[0], arguments[1], arguments[2]);
        TrainingMemory estimate =
                TrainingMemory.of(
                        lesson.plan().architecture(),
                        lesson.plan().training(),
                        lesson.data().signature(),
                        lesson.data().dataset().rows());
        System.gc();
        long before = size("VmRSS:");
        train(lesson);
        System.out.println("estimated " + estimate.total());
        System.out.println("grown " + (size("VmHWM:") - before));
    }

    private static void train(Lesson lesson) throws IOException {
        Path folder = Files.createTempDirectory("peak-");
        TrainingProperties properties =
                new TrainingProperties(
                        Duration.ofHours(1), Duration.ofMillis(100), DataSize.ofBytes(0));
        new Trainer(TORCH, properties)
                .start(
                        lesson.plan(),
                        lesson.data(),
                        new TrainingConditions(1),
                        new FileTrainingListener(folder),
                        () -> false);
    }

    private static long size(String name) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }
}
