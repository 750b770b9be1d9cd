package dev.dropwise.web.body;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps Tomcat's threads from waiting for bodies: those that are read by a thread have to come fast
 * enough, and what is left of one when the request is answered is not waited for.
 */
final class BodyValve extends ValveBase {

    private static final Logger log = LoggerFactory.getLogger(BodyValve.class);

    private final BodyPace pace;

    BodyValve(BodyPace pace) {
        super(true);
        this.pace = pace;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        org.apache.coyote.Request coyote = request.getCoyoteRequest();
        InputBuffer body = coyote.getInputBuffer();
        coyote.setInputBuffer(new PacedInput(body, pace));
        try {
            getNext().invoke(request, response);
        } finally {
            coyote.setInputBuffer(body);
            if (!request.isAsync() && !hasCome(request)) {
                // What follows counts as an error, after which Tomcat would cut the answer off.
                response.finishResponse();
                coyote.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
            }
        }
    }

    /** Whether all of the body is there, read or not; what is there is thrown away. */
    private static boolean hasCome(Request request) throws IOException {
        org.apache.coyote.Request coyote = request.getCoyoteRequest();
        for (long left = length(request); left > 0 && !request.isFinished(); ) {
            coyote.action(ActionCode.AVAILABLE, true);
            if (coyote.getAvailable() <= 0) {
                return false;
            }
            int some = coyote.doRead(new Discarded());
            left -= Math.max(1, some);
        }
        return request.isFinished();
    }

    /**
     * Where it is none, or there are two, the request was refused for that, and its answer stands.
     */
    private static long length(Request request) {
        try {
            return request.getContentLengthLong();
        } catch (IllegalArgumentException e) {
            log.debug("the length of a body cannot be told: {}", e.toString());
            return 0;
        }
    }

    /** Where bytes go that nobody wants. */
    private static final class Discarded implements ApplicationBufferHandler {

        private ByteBuffer bytes = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            bytes = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return bytes;
        }

        @Override
        public void expand(int size) {}
    }

    /** Reads what is left of an upload, so that its client hears why it was refused. */
    static void drain(HttpServletRequest request) {
        try (ServletInputStream in = request.getInputStream()) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException | IllegalStateException e) {
            log.debug("{}: the rest of the body does not come: {}", request.getRequestURI(), e);
        }
    }
}
