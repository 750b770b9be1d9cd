package dev.dropwise.engine;

import java.nio.file.Path;

/** libtorch cannot load a file as a program. */
public class UnreadableProgram extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableProgram(Path archive, Throwable cause) {
        super("libtorch cannot load " + archive.getFileName() + ": " + cause.getMessage(), cause);
    }
}
