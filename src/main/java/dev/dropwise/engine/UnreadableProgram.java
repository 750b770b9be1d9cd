package dev.dropwise.engine;

import java.nio.file.Path;

/** A file cannot be loaded as a program. */
public class UnreadableProgram extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableProgram(Path archive, Throwable cause) {
        super("cannot load " + archive.getFileName() + ": " + cause.getMessage(), cause);
    }
}
