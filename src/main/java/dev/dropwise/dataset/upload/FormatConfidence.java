package dev.dropwise.dataset.upload;

/** How sure a reader is that a file is of its format; the surest reads it. */
public enum FormatConfidence {
    /** It cannot be. */
    NO,
    /** It may be. */
    BY_CONTENT,
    /** It is called as such files are. */
    BY_NAME,
    /** It begins as only such files do. */
    BY_MAGIC
}
