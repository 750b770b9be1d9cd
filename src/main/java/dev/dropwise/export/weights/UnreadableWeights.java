package dev.dropwise.export.weights;

/** A file that is none of weights, or has numbers that cannot be read. */
public final class UnreadableWeights extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableWeights(String message) {
        super(message);
    }

    UnreadableWeights(String message, Throwable cause) {
        super(message, cause);
    }
}
