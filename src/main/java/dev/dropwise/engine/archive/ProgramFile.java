package dev.dropwise.engine.archive;

import dev.dropwise.engine.Program;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
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
        return kept(values(matrix).transposed(), matrix.requiresGradient());
    }

    /** The numbers of a tensor of this archive. */
    public TensorValues values(StoredTensor tensor) {
        try {
            return ProgramArchive.values(tensor, zip);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a tensor of " + zip.getName(), e);
        }
    }

    /** A tensor of these numbers, in memory of its own. */
    public StoredTensor kept(TensorValues values, boolean requiresGradient) {
        return made.add(values, requiresGradient);
    }

    /** The same in the order of memory of another of the same sizes: bits depend on it. */
    public StoredTensor keptAs(StoredTensor other, TensorValues values) {
        return made.add(values, other);
    }

    /** The program of this archive with another root. */
    public Program with(ScriptObject other) throws IOException {
        return new Program(ProgramArchive.source(Path.of(zip.getName())), other);
    }

    /** Writes a program whose tensors are of this archive, or were made of them. */
    public void write(Program program, OutputStream out) throws IOException {
        write(program, Map.of(), out);
    }

    /**
     * The same with other files.
     *
     * @param extra their content by their names
     */
    public void write(Program program, Map<String, byte[]> extra, OutputStream out)
            throws IOException {
        ProgramArchive.write(program.root(), program.source(), made, zip, zip, extra, out);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
