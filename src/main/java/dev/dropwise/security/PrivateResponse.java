package dev.dropwise.security;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.springframework.http.HttpHeaders;

/** An answer that nobody keeps, unless what writes it says otherwise or gives it a tag. */
final class PrivateResponse extends HttpServletResponseWrapper {

    static final String NO_STORE = "no-store";

    /** Kept by its reader, and asked for again each time. */
    static final String ASK_AGAIN = "private, no-cache";

    private boolean isSaid;

    PrivateResponse(HttpServletResponse response) {
        super(response);
    }

    @Override
    public void setHeader(String name, String value) {
        notice(name);
        super.setHeader(name, value);
    }

    /** What was said before by us is not a second value. */
    @Override
    public void addHeader(String name, String value) {
        boolean isFirst = HttpHeaders.CACHE_CONTROL.equalsIgnoreCase(name) && !isSaid;
        notice(name);
        if (isFirst) {
            super.setHeader(name, value);
        } else {
            super.addHeader(name, value);
        }
    }

    private void notice(String name) {
        if (HttpHeaders.CACHE_CONTROL.equalsIgnoreCase(name)) {
            isSaid = true;
        } else if (HttpHeaders.ETAG.equalsIgnoreCase(name) && !isSaid) {
            super.setHeader(HttpHeaders.CACHE_CONTROL, ASK_AGAIN);
        }
    }
}
