package dev.dropwise.store;

/**
 * A file in the store.
 *
 * @param sha256 of its content, 64 hex digits
 * @param bytes its length
 */
public record Blob(Kind kind, String sha256, long bytes) {

    /** What a file holds. */
    public enum Kind {
        /** A program with its weights; libtorch's loader asks for this ending. */
        PROGRAM(".pt"),

        /** The rows of a data set. */
        MATRIX(".matrix");

        private final String ending;

        Kind(String ending) {
            this.ending = ending;
        }
    }

    public static Blob program(String sha256, long bytes) {
        return new Blob(Kind.PROGRAM, sha256, bytes);
    }

    public static Blob matrix(String sha256, long bytes) {
        return new Blob(Kind.MATRIX, sha256, bytes);
    }

    String fileName() {
        return sha256 + kind.ending;
    }
}
