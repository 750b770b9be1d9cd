package dev.dropwise.engine.archive;

import dev.dropwise.engine.Program;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;

/** The archive of a program, opened: its objects, and what other programs are made of them. */
public final class ProgramFile implements AutoCloseable {

    private final ZipFile zip;
    private final ScriptObject root;
    private final NewTensors made = new NewTensors();

    public ProgramFile(Path archive) throws IOException {
        zip = new ZipFile(archive.toFile());
        try {
            root = ProgramArchive.root(zip);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    public ScriptObject root() {
        return root;
    }

    /** A matrix with its axes in the other order, in memory of its own. */
    public StoredTensor transposed(StoredTensor matrix) {
        int rows = matrix.sizes().get(0);
        int columns = matrix.sizes().get(1);
        float[] numbers;
        try {
            numbers = ProgramArchive.values(matrix, zip).numbers();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a tensor of " + zip.getName(), e);
        }
        float[] turned = new float[numbers.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                turned[column * rows + row] = numbers[row * columns + column];
            }
        }
        return made.add(
                new TensorValues(turned, List.of(columns, rows)), matrix.requiresGradient());
    }

    /** Writes a program whose tensors are of this archive, or were made of them. */
    public void write(Program program, OutputStream out) throws IOException {
        ProgramArchive.write(program.root(), program.source(), made, zip, zip, out);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
