package dev.dropwise.store;

import org.jspecify.annotations.Nullable;

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

        /** The hash that a file of this kind is called by; null where the name is another. */
        @Nullable String sha256(String fileName) {
            return fileName.matches("[0-9a-f]{64}\\Q" + ending + "\\E")
                    ? fileName.substring(0, fileName.length() - ending.length())
                    : null;
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
