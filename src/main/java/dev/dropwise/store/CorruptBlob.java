package dev.dropwise.store;

/** A stored file is gone, or its content is no longer what was stored. */
public class CorruptBlob extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CorruptBlob(String message) {
        super(message);
    }
}
