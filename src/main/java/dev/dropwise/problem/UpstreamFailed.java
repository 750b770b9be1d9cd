package dev.dropwise.problem;

/** Another service that a request needs answers, but not with what it should. */
public class UpstreamFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UpstreamFailed(String message) {
        super(message);
    }
}
