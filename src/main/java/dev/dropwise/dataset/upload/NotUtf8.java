package dev.dropwise.dataset.upload;

/** A text is in another encoding. */
public final class NotUtf8 extends UnreadableFile {

    public static final String MESSAGE = "expected UTF-8, received other bytes";

    private static final long serialVersionUID = 1L;

    NotUtf8(String file, int line) {
        super(file, line, MESSAGE);
    }

    /**
     * One that is known by its place.
     *
     * @param place file and line
     */
    public NotUtf8(String place) {
        super(place, MESSAGE);
    }
}
