package dev.dropwise.problem;

/** Whoever asks may not do this, though others may. */
public class Forbidden extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Forbidden(String message) {
        super(message);
    }
}
