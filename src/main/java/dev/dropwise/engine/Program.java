package dev.dropwise.engine;

import dev.dropwise.engine.archive.ProgramArchive;
import dev.dropwise.engine.archive.ScriptObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The TorchScript that a plan compiles to: classes as text, and the object that runs. Its weights
 * are still empty.
 *
 * @param source the classes, in the part of Python that TorchScript understands
 */
public record Program(String source, ScriptObject root) {

    /** What libtorch loads. */
    byte[] archive() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ProgramArchive.write(this, bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
