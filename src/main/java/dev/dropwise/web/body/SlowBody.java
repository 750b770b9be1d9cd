package dev.dropwise.web.body;

import java.io.IOException;

/** A body does not come in time. */
public final class SlowBody extends IOException {

    private static final long serialVersionUID = 1L;

    SlowBody() {
        super("the body did not come in time");
    }
}
