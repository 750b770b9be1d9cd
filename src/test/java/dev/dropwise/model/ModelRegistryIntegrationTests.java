package dev.dropwise.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dropwise.problem.Conflict;
import dev.dropwise.problem.Invalid;
import dev.dropwise.run.Checkpoint;
import dev.dropwise.run.Checkpoints;
import dev.dropwise.run.NoSuchRun;
import dev.dropwise.run.Runs;
import dev.dropwise.support.DropwiseTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DropwiseTest
class ModelRegistryIntegrationTests {

    private static final String LINEAR = "[{\"type\": \"dense\"}]";

    private static final AliasReason NOBODY = new AliasReason(null, null, null);

    @Autowired ModelRegistry registry;
    @Autowired ModelAliases aliases;
    @Autowired Checkpoints checkpoints;
    @Autowired Runs runs;
    @Autowired TrainedRuns trained;

    private UUID run = new UUID(0, 0);

    @BeforeEach
    void train() {
        run = trained.train("iris", LINEAR, 1);
    }

    @Test
    void countsVersionsAndResolvesThem() {
        UUID last = checkpoint(Checkpoint.Kind.LAST);

        assertThat(registry.registerServed("flowers", run).version()).isEqualTo(1);
        assertThat(registry.register("flowers", last).version()).isEqualTo(2);

        assertThat(registry.newest("flowers").checkpoint()).isEqualTo(last);
        assertThat(registry.version("flowers", 1).checkpoint())
                .isEqualTo(checkpoint(Checkpoint.Kind.BEST));
        assertThat(registry.versions("flowers")).containsExactly(2, 1);
    }

    @Test
    void givesEveryOneOfManyAtOnceItsOwnVersion() throws Exception {
        UUID best = checkpoint(Checkpoint.Kind.BEST);
        int many = 24;
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<ModelVersion>> calls =
                    IntStream.range(0, many)
                            .<Callable<ModelVersion>>mapToObj(
                                    i -> () -> registry.register("crowd", best))
                            .toList();
            for (Future<ModelVersion> done : threads.invokeAll(calls)) {
                assertThat(done.get().version()).isBetween(1, many);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(registry.versions("crowd")).hasSize(many).first().isEqualTo(many);
    }

    @Test
    void movesAnAliasAndForgetsIt() {
        registry.registerServed("aliased", run);
        registry.registerServed("aliased", run);

        set("aliased", 1);
        set("aliased", 2);
        set("aliased", 2);
        assertThat(registry.aliased("aliased", "champion").version()).isEqualTo(2);

        aliases.remove("aliased", "champion", NOBODY);
        assertThatThrownBy(() -> registry.aliased("aliased", "champion"))
                .isInstanceOf(NoSuchAlias.class);
        assertThatThrownBy(() -> aliases.remove("aliased", "champion", NOBODY))
                .isInstanceOf(NoSuchAlias.class);
        assertThatThrownBy(() -> set("aliased", 3)).isInstanceOf(NoSuchVersion.class);
    }

    @Test
    void keepsRunsWhenAModelGoes() {
        registry.registerServed("gone", run);
        set("gone", 1);
        assertThatThrownBy(() -> registry.delete("gone"))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("champion points to");
        aliases.remove("gone", "champion", NOBODY);

        registry.delete("gone");

        assertThatThrownBy(() -> registry.newest("gone")).isInstanceOf(NoSuchModel.class);
        assertThatThrownBy(() -> registry.delete("gone")).isInstanceOf(NoSuchModel.class);
        assertThat(runs.existsById(run)).isTrue();
        assertThat(checkpoints.findByRunOrderByIdDesc(run)).hasSize(2);
        assertThat(registry.registerServed("gone", run).version()).isEqualTo(1);
    }

    @Test
    void refusesWhatIsNotThereOrNotOver() {
        UUID running = trained.begin("iris");

        assertThatThrownBy(() -> registry.registerServed("early", running))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("under way");
        assertThatThrownBy(() -> registry.registerServed("a", UUID.randomUUID()))
                .isInstanceOf(NoSuchRun.class);
        assertThatThrownBy(() -> registry.register("a", UUID.randomUUID()))
                .isInstanceOf(NoSuchCheckpoint.class);
        assertThatThrownBy(() -> registry.registerServed("no slash/es", run))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("no slash/es");
        assertThatThrownBy(() -> registry.newest("a")).isInstanceOf(NoSuchModel.class);
        assertThatThrownBy(() -> registry.version("a", 1)).isInstanceOf(NoSuchModel.class);
        assertThatThrownBy(() -> registry.aliased("a", "b")).isInstanceOf(NoSuchModel.class);
    }

    private void set(String model, int version) {
        aliases.set(model, "champion", version, NOBODY);
    }

    private UUID checkpoint(Checkpoint.Kind kind) {
        return checkpoints.findFirstByRunAndKindOrderByIdDesc(run, kind).orElseThrow().id();
    }
}
