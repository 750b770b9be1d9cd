package dev.dropwise.problem;

/** There is no such thing; modules throw a subclass that says which, like {@code NoSuchDataset}. */
public abstract class NotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String message;

    protected NotFound(String message) {
        super(message);
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }
}
