package dev.dropwise.security;

/** A key or token that proves nothing; the message may be shown to whoever sent it. */
class UnknownCaller extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String detail;

    UnknownCaller(String detail) {
        super(detail);
        this.detail = detail;
    }

    @Override
    public String getMessage() {
        return detail;
    }
}
