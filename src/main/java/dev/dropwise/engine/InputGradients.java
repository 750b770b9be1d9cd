package dev.dropwise.engine;

import ai.djl.ndarray.NDManager;
import dev.dropwise.engine.archive.ProgramArchive;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/**
 * How the loss of a stored network changes with its inputs, with all units active. The program is
 * loaded with a method more than it is stored with, so that others need not have it.
 */
public final class InputGradients implements AutoCloseable {

    private static final String METHOD =
            """

              # of the summed loss, with respect to the examples
              def input_gradients(self, X: Tensor, Y: Tensor, rows: Tensor) -> Tensor:
                x = torch.index_select(X, 0, rows)
                torch.set_grad_enabled(True)
                given = x.detach().requires_grad_(True)
                total = self.loss.total(self.net.forward(given, self.mask(x), None), torch.index_select(Y, 0, rows))
                one = torch.ones_like(total)
                found = torch.grad([total], [given], annotate(List[Optional[Tensor]], [one]), None, False, True)
                torch.set_grad_enabled(False)
                gradient = found[0]
                if gradient is None:
                  return torch.zeros_like(x)
                return gradient
            """;

    private static final int BATCH = 256;

    private final TorchProgram program;

    private InputGradients(TorchProgram program) {
        this.program = program;
    }

    /**
     * Loads a stored program.
     *
     * @throws UnreadableProgram when it is none
     */
    public static InputGradients load(TorchRuntime torch, Path archive) {
        try {
            Path telling = Files.createTempFile("dropwise-", ".pt");
            try {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(telling))) {
                    ProgramArchive.rewrite(archive, ProgramArchive.source(archive) + METHOD, out);
                }
                return new InputGradients(torch.load(telling, true));
            } finally {
                Files.delete(telling);
            }
        } catch (IOException e) {
            throw new UnreadableProgram(archive, e);
        }
    }

    /** The program itself, which predicts as it did. */
    public TorchProgram program() {
        return program;
    }

    /**
     * Of the first {@code rows} examples.
     *
     * @return as the features are, row-major
     */
    public float[] of(TorchExamples examples, int rows) {
        int width = Math.toIntExact(examples.features().getShape().get(1));
        float[] all = new float[Math.multiplyExact(rows, width)];
        for (int from = 0; from < rows; from += BATCH) {
            int[] some = IntStream.range(from, Math.min(from + BATCH, rows)).toArray();
            float[] part = of(examples, some);
            System.arraycopy(part, 0, all, from * width, part.length);
        }
        return all;
    }

    private float[] of(TorchExamples examples, int[] rows) {
        try (NDManager scope = program.scope()) {
            return program.call(
                            scope,
                            "input_gradients",
                            examples.features(),
                            examples.targets(),
                            scope.create(rows))
                    .toFloatArray();
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
