package dev.dropwise.store;

import java.util.Arrays;
import java.util.Optional;

/**
 * A file in the store.
 *
 * @param sha256 of its content, 64 hex digits
 * @param bytes its length
 */
public record Blob(Kind kind, String sha256, long bytes) {

    private static final int SHA256_DIGITS = 64;

    /** What a file holds. */
    public enum Kind {
        /** A program with its weights; libtorch's loader asks for this ending. */
        PROGRAM(".pt"),

        /** The rows of a data set. */
        MATRIX(".matrix"),

        /** What is predicted for some rows of a data set. */
        PREDICTIONS(".predictions");

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

    public static Blob predictions(String sha256, long bytes) {
        return new Blob(Kind.PREDICTIONS, sha256, bytes);
    }

    /** The blob that a file of this name is; empty where it is something else. */
    static Optional<Blob> named(String fileName, long bytes) {
        return Arrays.stream(Kind.values())
                .filter(kind -> fileName.matches("[0-9a-f]{64}\\Q" + kind.ending + "\\E"))
                .findFirst()
                .map(kind -> new Blob(kind, fileName.substring(0, SHA256_DIGITS), bytes));
    }

    /** Where it lies in a store: under the first two digits, so that no folder grows too long. */
    String path() {
        return sha256.substring(0, 2) + "/" + sha256 + kind.ending;
    }
}
