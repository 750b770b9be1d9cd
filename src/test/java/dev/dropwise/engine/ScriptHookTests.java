package dev.dropwise.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What programs call by name is what scripts define, under a name that is written down. */
class ScriptHookTests {

    private static final Path FOLDER = Path.of("src/main/resources/torchscript");

    static Stream<String> layersAndHooks() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files
                    .map(file -> FOLDER.relativize(file).toString().replace('\\', '/'))
                    .filter(
                            file ->
                                    file.startsWith("layers/")
                                            || file.startsWith("augmentations/")
                                            || Set.of(
                                                            "penalties.py",
                                                            "clipping.py",
                                                            "constraints.py",
                                                            "average.py")
                                                    .contains(file))
                    .filter(file -> file.endsWith(".py"))
                    .map(file -> file.substring(0, file.length() - 3))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    /** A misspelt hook would never be called, and nobody would be told. */
    @ParameterizedTest
    @MethodSource("layersAndHooks")
    void everyMethodIsAHookOrCalledByItsOwnClass(String path) {
        ScriptClass script = ScriptClass.named(path);
        Set<String> hooks =
                Arrays.stream(ScriptHook.values())
                        .map(ScriptHook::method)
                        .collect(Collectors.toSet());

        assertThat(script.methods())
                .isNotEmpty()
                .allMatch(
                        method ->
                                hooks.contains(method)
                                        || script.text().contains("self." + method + "("));
    }

    @ParameterizedTest
    @EnumSource(ScriptHook.class)
    void theReadmeSaysWhatEachIsFor(ScriptHook hook) throws IOException {
        assertThat(Files.readString(FOLDER.resolve("README.md")))
                .contains("`" + hook.method() + "(self");
    }

    @ParameterizedTest
    @CsvSource({
        "layers/recurrent, true",
        "layers/dense, false",
        "augmentations/interpolation, true",
        "augmentations/flip, false",
        "layers/residual, true"
    })
    void aScriptAsksForTheMaskByAParameter(String path, boolean asks) {
        assertThat(ScriptClass.named(path).asksForMask()).isEqualTo(asks);
    }

    @Test
    void aMaskMayBeAnyParameterOfForwardButOfNothingElse() {
        assertThat(
                        new ScriptClass("class A(Module):\n  def forward(self, mask: Tensor) -> x:")
                                .asksForMask())
                .isTrue();
        assertThat(
                        new ScriptClass(
                                        """
                                        class A(Module):
                                          def forward(self, x: Tensor) -> Tensor:
                                            return x
                                          def counted(self, mask: Tensor) -> Tensor:
                                            return mask""")
                                .asksForMask())
                .isFalse();
    }

    @Test
    void namesOfDtypesBecomeTheirNumbers() {
        assertThat(
                        TorchConstant.numbered(
                                "torch.zeros([1], dtype=torch.float64) + torch.to(x, torch.bool)"
                                        + " torch.int64, torch.float32, torch.channels_last"
                                        + " torch.float640 torch.bool(x)"))
                .isEqualTo(
                        "torch.zeros([1], dtype=7) + torch.to(x, 11) 4, 6, 2 torch.float640"
                                + " torch.bool(x)");
    }

    /** A number that is left would be read by nobody but libtorch. */
    @Test
    void noScriptHasNumbersForDtypes() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(name -> name.toString().endsWith(".py")).toList()) {
                assertThat(Files.readString(file))
                        .as(file.toString())
                        .doesNotContainPattern("(dtype|memory_format)=\\d");
            }
        }
    }
}
