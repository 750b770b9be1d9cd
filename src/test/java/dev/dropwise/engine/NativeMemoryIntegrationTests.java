package dev.dropwise.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import dev.dropwise.support.OnEveryJdk;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What lies outside the heap is seen only in the size of the process, so a child is measured. */
@OnEveryJdk
class NativeMemoryIntegrationTests {

    private static final int JOBS = 30;
    private static final int SETTLED = 10;
    private static final long MIB = 1024 * 1024;

    @Test
    void thirtyTrainingsOneAfterAnotherLeaveTheProcessAsLargeAsTen()
            throws IOException, InterruptedException {
        List<Long> sizes = sizesOfAChild();

        assertThat(sizes).as("one size after every training").hasSize(JOBS);
        assertThat(sizes.get(JOBS - 1) - sizes.get(SETTLED - 1))
                .as("growth in bytes after training %d, of %s", SETTLED, sizes)
                .isLessThan(40 * MIB);
    }

    private static List<Long> sizesOfAChild() throws IOException, InterruptedException {
        Path errors = Files.createTempFile("trainings-", ".log");
        ProcessBuilder child =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xms128m", // the heap is all there from the start
                        "-Xmx128m",
                        "-XX:+AlwaysPreTouch",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Trainings.class.getName());
        child.environment().put("OMP_WAIT_POLICY", "PASSIVE");
        child.environment().put("MALLOC_ARENA_MAX", "2");
        Process process = child.redirectError(errors.toFile()).start();
        List<Long> sizes = new ArrayList<>();
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines()
                    .filter(line -> line.startsWith("size "))
                    .forEach(line -> sizes.add(Long.valueOf(line.substring(5))));
        }
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(() -> text(errors)).isZero();
        Files.delete(errors);
        return sizes;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** The child: trains, measures, predicts, saves and closes, again and again. */
    static final class Trainings {

        private static final String MODEL =
                """
                {input: {shape: [1, 28, 28]}, layers: [
                    {type: 'conv2d', filters: 4, kernel: 3, activation: 'relu'},
                    {type: 'maxPool2d'},
                    {type: 'dropout', rate: 0.2},
                    {type: 'dense', units: 256, activation: 'relu'},
                    {type: 'dropout', rate: 0.5},
                    {type: 'dense', units: 10}]}""";
        private static final int EXAMPLES = 1000;

        private Trainings() {}

        public static void main(String[] arguments) throws IOException {
            for (int job = 0; job < JOBS; job++) {
                train(job);
                System.gc(); // buffers outside the heap go with their handles on it
                System.out.println("size " + size());
            }
        }

        private static void train(int seed) throws IOException {
            float[] inputs = Probe.normal(seed, EXAMPLES * 784);
            float[] classes = new float[EXAMPLES];
            int[] rows = IntStream.range(0, EXAMPLES).toArray();
            long[] seeds = IntStream.range(0, 16).asLongStream().toArray();
            try (Probe probe = Probe.of(MODEL, "{loss: {type: 'softmaxCrossEntropy'}}", seed);
                    TorchExamples data = Probe.TORCH.examples(inputs, 784, classes, true)) {
                TorchProgram program = probe.program();
                program.fit(data, rows, 64, seeds, Probe.rates(16, 1e-3));
                program.evaluate(data, rows, 256);
                program.predict(inputs, EXAMPLES);
                program.sample(Arrays.copyOf(inputs, 784), 20, new long[] {seed});
                program.save(OutputStream.nullOutputStream());
            }
        }

        /** Resident where Linux tells it, else all that the process has asked for. */
        private static long size() throws IOException {
            Path status = Path.of("/proc/self/status");
            if (Files.exists(status)) {
                return Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                        .sum();
            }
            return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                    .getCommittedVirtualMemorySize();
        }
    }
}
