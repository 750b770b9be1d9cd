package dev.dropwise.job.webhook;

/** A webhook did not take a message. */
class WebhookNotDelivered extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WebhookNotDelivered(String message) {
        super(message);
    }

    WebhookNotDelivered(String message, Throwable cause) {
        super(message, cause);
    }
}
