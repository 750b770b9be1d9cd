package dev.dropwise.dataset.split;

/** Rows cannot be divided as they are asked to be; the message says why. */
public class CannotSplit extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotSplit(String message) {
        super(message);
    }
}
