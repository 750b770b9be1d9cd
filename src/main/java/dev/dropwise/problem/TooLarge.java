package dev.dropwise.problem;

/** More was sent than a stated bound allows. */
public class TooLarge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TooLarge(String message) {
        super(message);
    }
}
