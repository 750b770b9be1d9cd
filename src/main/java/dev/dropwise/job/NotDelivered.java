package dev.dropwise.job;

/** A webhook did not take a message. */
class NotDelivered extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotDelivered(String message) {
        super(message);
    }

    NotDelivered(String message, Throwable cause) {
        super(message, cause);
    }
}
