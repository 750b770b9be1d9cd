package dev.dropwise.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dropwise.engine.EngineProperties;
import dev.dropwise.engine.EngineProperties.DeviceChoice;
import dev.dropwise.engine.ProgramCompiler;
import dev.dropwise.engine.TorchProgram;
import dev.dropwise.engine.TorchRuntime;
import dev.dropwise.layer.Shape;
import dev.dropwise.problem.Overloaded;
import dev.dropwise.spec.DataSignature;
import dev.dropwise.spec.ModelSpec;
import dev.dropwise.spec.Plan;
import dev.dropwise.spec.SpecCompleter;
import dev.dropwise.spec.TrainingSpec;
import dev.dropwise.store.Blob;
import dev.dropwise.store.BlobStore;
import dev.dropwise.store.CorruptBlob;
import dev.dropwise.store.HomeProperties;
import dev.dropwise.web.DropwiseJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class LoadedProgramsTests {

    private static final int WIDTH = 6;
    private static final Plan PLAN = plan();
    private static final float[] FEATURES = {1, 2, 3, 4, 5, 6};

    private final TorchRuntime torch = new TorchRuntime(new EngineProperties(DeviceChoice.CPU, 1));

    @TempDir private Path home;
    private BlobStore blobs;
    private Blob first;
    private Blob second;

    @BeforeEach
    void store() {
        blobs = BlobStore.inFolder(new HomeProperties(home));
        first = program(1);
        second = program(2);
    }

    @Test
    void threadsThatDriveEachOtherOutAlwaysGetTheirOwnAnswer() throws Exception {
        float[] one = answer(first);
        float[] two = answer(second);
        assertThat(one).isNotEqualTo(two);
        LoadedPrograms programs = programs(1);
        List<Callable<Void>> work = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            boolean odd = thread % 2 == 1;
            work.add(
                    () -> {
                        for (int i = 0; i < 50; i++) {
                            try (var lease = programs.lease(odd ? second : first, PLAN)) {
                                float[] outputs = lease.program().predict(FEATURES, 1);
                                assertThat(outputs).isEqualTo(odd ? two : one);
                            }
                        }
                        return null;
                    });
        }
        together(work);
        assertThat(programs.open()).isEqualTo(1);
        programs.close();
        assertThat(programs.open()).isZero();
    }

    @Test
    void loadsOnceWhenManyAskAtOnce() throws Exception {
        LoadedPrograms programs = programs(4);
        CountDownLatch start = new CountDownLatch(1);
        List<Callable<TorchProgram>> work = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            work.add(
                    () -> {
                        start.await();
                        try (var lease = programs.lease(first, PLAN)) {
                            return lease.program();
                        }
                    });
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<TorchProgram>> asked = work.stream().map(threads::submit).toList();
        start.countDown();
        TorchProgram loaded = asked.get(0).get();
        for (Future<TorchProgram> each : asked) {
            assertThat(each.get()).isSameAs(loaded);
        }
        threads.shutdown();
        assertThat(programs.open()).isEqualTo(1);
        programs.close();
    }

    @Test
    void aLeaseOutlivesEvictionAndShutdown() {
        LoadedPrograms programs = programs(1);
        float[] expected = answer(first);
        LoadedPrograms.Lease lease = programs.lease(first, PLAN);
        programs.lease(second, PLAN).close();
        assertThat(programs.open()).isEqualTo(2);

        programs.close();

        assertThat(programs.open()).isEqualTo(1);
        assertThat(lease.program().predict(FEATURES, 1)).isEqualTo(expected);
        lease.close();
        lease.close();
        assertThat(programs.open()).isZero();
        assertThatThrownBy(() -> programs.lease(first, PLAN)).isInstanceOf(Overloaded.class);
    }

    @Test
    void keepsWithinBytesButAlwaysTheOneInUse() {
        LoadedPrograms programs = programs(16, first.bytes() + second.bytes() - 1);
        programs.lease(first, PLAN).close();
        programs.lease(second, PLAN).close();
        assertThat(programs.open()).isEqualTo(1);
        programs.close();
        LoadedPrograms tiny = programs(16, 1);
        tiny.lease(first, PLAN).close();
        tiny.lease(first, PLAN).close();
        assertThat(tiny.open()).isEqualTo(1);
        tiny.close();
    }

    @Test
    void aFileThatChangedOrWentIsSaidSoEveryTime() throws IOException {
        LoadedPrograms programs = programs(2);
        byte[] changed = Files.readAllBytes(file(first));
        changed[changed.length / 2]++;
        Files.write(file(first), changed);
        Files.delete(file(second));
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> programs.lease(first, PLAN))
                    .isInstanceOf(CorruptBlob.class)
                    .hasMessageContaining("changed");
            assertThatThrownBy(() -> programs.lease(second, PLAN))
                    .isInstanceOf(CorruptBlob.class)
                    .hasMessageContaining("gone");
        }
        assertThat(programs.open()).isZero();
    }

    private LoadedPrograms programs(int most) {
        return programs(most, DataSize.ofMegabytes(100).toBytes());
    }

    private LoadedPrograms programs(int most, long bytes) {
        return new LoadedPrograms(
                blobs,
                torch,
                new InferenceProperties(
                        most, DataSize.ofBytes(bytes), 10, 10, 100, 100, Duration.ofSeconds(1)));
    }

    private float[] answer(Blob blob) {
        try (TorchProgram program = torch.load(blobs.verified(blob), false)) {
            return program.predict(FEATURES, 1);
        }
    }

    private static Plan plan() {
        ModelSpec model =
                DropwiseJson.mapper()
                        .readValue(
                                """
                                {"layers": [{"type": "dense", "units": 8, "activation": "relu"},
                                            {"type": "dense"}]}""",
                                ModelSpec.class);
        SpecCompleter.Specs specs =
                SpecCompleter.complete(
                        model,
                        TrainingSpec.usual().seeded(1),
                        new DataSignature(Shape.of(WIDTH), 3));
        return new Plan(null, "flowers", "hash", specs.model(), specs.training(), null);
    }

    private Blob program(long seed) {
        try (TorchProgram program =
                torch.start(ProgramCompiler.compile(PLAN.architecture(), PLAN.training()), seed)) {
            return blobs.keep(blobs.stage(Blob.Kind.PROGRAM, program::save));
        }
    }

    private Path file(Blob blob) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(file -> file.toString().contains(blob.sha256() + "."))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void together(List<Callable<Void>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }
    }
}
