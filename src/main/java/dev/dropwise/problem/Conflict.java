package dev.dropwise.problem;

/** The thing is there, but its state does not allow what was asked. */
public class Conflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Conflict(String message) {
        super(message);
    }
}
