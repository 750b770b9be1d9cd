package dev.dropwise.training;

/** A training cannot go on; the message tells its user what to change. */
public class TrainingFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TrainingFailed(String message) {
        super(message);
    }

    public TrainingFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
