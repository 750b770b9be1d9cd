package dev.dropwise.engine;

import dev.dropwise.engine.archive.ProgramArchive;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What each layer of a stored network gives, after its activation. The program is loaded with a
 * method more than it is stored with, so that others need not have it. Layers within others are not
 * told apart.
 */
public final class LayerOutputs implements AutoCloseable {

    private static final Pattern FORWARD =
            Pattern.compile(
                    "^class Net\\(Module\\):\n.*?(^  def forward\\(.*?^    return x\n)",
                    Pattern.MULTILINE | Pattern.DOTALL);

    /** The line that applies a layer. */
    private static final Pattern APPLIED =
            Pattern.compile("^    x = .*\\bself\\.(\\w+)\\.forward\\(.*\n", Pattern.MULTILINE);

    private static final String SIGNATURE =
            "  def outputs(self, x: Tensor, mask: Optional[Tensor], rng: Optional[Generator]) -> Tensor:\n";

    private static final String METHOD =
            """

              # what every layer gives, beside each other, a row for each example; nothing is drawn from a seed below 0
              def layer_outputs(self, x: Tensor, seed: Tensor) -> Tensor:
                torch.set_grad_enabled(False)
                if int(seed) < 0:
                  return self.net.outputs(x, self.mask(x), None)
                rng = torch.Generator(device=x.device, seed=int(seed))
                return self.net.outputs(x, self.mask(x), rng)
            """;

    private static final long NOTHING_DRAWN = -1;

    private final TorchProgram program;
    private final List<String> layers;

    private LayerOutputs(TorchProgram program, List<String> layers) {
        this.program = program;
        this.layers = layers;
    }

    /**
     * Loads a stored program.
     *
     * @throws UnreadableProgram when it is none
     */
    public static LayerOutputs load(TorchRuntime torch, Path archive) {
        try {
            String source = ProgramArchive.source(archive);
            Matcher forward = FORWARD.matcher(source);
            if (!forward.find()) {
                throw new IOException("there is no network in it");
            }
            Path telling = Files.createTempFile("dropwise-", ".pt");
            try {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(telling))) {
                    ProgramArchive.rewrite(archive, telling(source, forward), out);
                }
                return new LayerOutputs(torch.load(telling, false), layers(forward.group(1)));
            } finally {
                Files.delete(telling);
            }
        } catch (IOException e) {
            throw new UnreadableProgram(archive, e);
        }
    }

    private static String telling(String source, MatchResult forward) {
        String method = forward.group(1);
        String body =
                method.substring(method.indexOf('\n') + 1, method.lastIndexOf("    return x"));
        String outputs =
                "\n"
                        + SIGNATURE
                        + "    examples = x.size(0)\n"
                        + "    found = annotate(List[Tensor], [])\n"
                        + APPLIED.matcher(body)
                                .replaceAll(
                                        "$0    found.append(torch.reshape(x, [examples, -1]))\n")
                        + "    return torch.cat(found, 1)\n";
        return source.substring(0, forward.end(1))
                + outputs
                + source.substring(forward.end(1))
                + METHOD;
    }

    private static List<String> layers(String forward) {
        return APPLIED.matcher(forward).results().map(line -> line.group(1)).toList();
    }

    /** The names of the layers, in their order. */
    public List<String> layers() {
        return layers;
    }

    /** The program itself, which predicts as it did. */
    public TorchProgram program() {
        return program;
    }

    /**
     * With all units active.
     *
     * @param widths how many numbers each layer gives for an example, in their order
     * @return by the names of the layers, each row-major, [examples, numbers]
     */
    public Map<String, float[]> active(float[] features, int examples, List<Integer> widths) {
        return split(features, examples, widths, NOTHING_DRAWN);
    }

    /**
     * With masks drawn as in training.
     *
     * @param seed what they are drawn from, not below 0
     */
    public Map<String, float[]> masked(
            float[] features, int examples, List<Integer> widths, long seed) {
        return split(features, examples, widths, seed);
    }

    private Map<String, float[]> split(
            float[] features, int examples, List<Integer> widths, long seed) {
        float[] all = program.predict("layer_outputs", features, examples, new long[] {seed});
        int width = all.length / examples;
        requireFitting(widths, width);
        Map<String, float[]> outputs = new LinkedHashMap<>();
        int from = 0;
        for (int layer = 0; layer < layers.size(); layer++) {
            int own = widths.get(layer);
            float[] numbers = new float[examples * own];
            for (int row = 0; row < examples; row++) {
                System.arraycopy(all, row * width + from, numbers, row * own, own);
            }
            outputs.put(layers.get(layer), numbers);
            from += own;
        }
        return outputs;
    }

    private void requireFitting(List<Integer> widths, int width) {
        int sum = widths.stream().mapToInt(own -> own).sum();
        if (widths.size() != layers.size() || sum != width) {
            throw new IllegalArgumentException(
                    "expected the widths of %s, %d numbers together, received %s"
                            .formatted(layers, width, widths));
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
