package dev.dropwise.dataset.upload;

import dev.dropwise.problem.Invalid;

/** A file is not what its format asks for; says which, where and what was expected. */
public class UnreadableFile extends Invalid {

    private static final long serialVersionUID = 1L;

    public UnreadableFile(String file, String what) {
        super("", file + ": " + what);
    }

    public UnreadableFile(String file, int line, String what) {
        super("", file + ", line " + line + ": " + what);
    }
}
