package dev.dropwise.web.connection;

import java.net.SocketTimeoutException;
import org.apache.coyote.Processor;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The reader of an answer does not take it fast enough; what is still to come is not written. */
final class SlowReader extends SocketTimeoutException {

    private static final long serialVersionUID = 1L;

    private static final Logger log = LoggerFactory.getLogger(SlowReader.class);
    private static final String EVENTS = "text/event-stream";

    private SlowReader() {
        super("the reader takes the answer too slowly");
    }

    /** Ends an answer; streams of events take no thread, and their readers may take their time. */
    static void endIf(boolean isOver, @Nullable NioSocketWrapper socket) throws SlowReader {
        if (isOver && socket != null && !isStreamOfEvents(socket)) {
            log.debug("{}: an answer is ended, its reader is too slow", socket.getRemoteAddr());
            throw new SlowReader();
        }
    }

    private static boolean isStreamOfEvents(NioSocketWrapper socket) {
        if (!(socket.getCurrentProcessor() instanceof Processor processor)) {
            return false;
        }
        String type = processor.getRequest().getResponse().getContentType();
        return type != null && type.startsWith(EVENTS);
    }
}
