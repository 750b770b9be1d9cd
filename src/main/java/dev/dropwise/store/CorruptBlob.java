package dev.dropwise.store;

/** A stored file is gone, or its content is no longer what was stored. */
public class CorruptBlob extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private CorruptBlob(String message) {
        super(message);
    }

    static CorruptBlob gone(Blob blob) {
        return new CorruptBlob("the stored file " + blob.sha256() + " is gone");
    }

    static CorruptBlob changed(Blob blob) {
        return new CorruptBlob(
                "the stored file " + blob.sha256() + " has changed: its checksum no longer fits");
    }
}
