package dev.dropwise.store;

/** Who names files of the store in rows; answered by the modules that keep files. */
public interface BlobUse {

    /** The kind of file that is named. */
    Blob.Kind kind();

    /** Whether a row names the file with this content. */
    boolean names(String sha256);
}
