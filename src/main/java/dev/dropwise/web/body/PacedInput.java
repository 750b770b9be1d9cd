package dev.dropwise.web.body;

import java.io.IOException;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/** What threads read of a body, as long as it comes fast enough. */
final class PacedInput implements InputBuffer {

    private final InputBuffer body;
    private final BodyPace pace;
    private final long start = System.nanoTime();
    private long bytes;

    PacedInput(InputBuffer body, BodyPace pace) {
        this.body = body;
        this.pace = pace;
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
        int some = body.doRead(handler);
        bytes += Math.max(0, some);
        if (some >= 0 && pace.isOver(start, bytes)) {
            throw new SlowBody();
        }
        return some;
    }

    @Override
    public int available() {
        return body.available();
    }
}
