package dev.dropwise.dataset.split;

/** No rows can be held back to calibrate on as they are asked to be; the message says why. */
public final class CannotCalibrate extends CannotSplit {

    private static final long serialVersionUID = 1L;

    CannotCalibrate(String message) {
        super(message);
    }
}
