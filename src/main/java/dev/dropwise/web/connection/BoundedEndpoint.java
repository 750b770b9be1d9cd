package dev.dropwise.web.connection;

import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.jspecify.annotations.Nullable;

/** Tomcat's sockets, which do not wait for slow readers for ever. */
final class BoundedEndpoint extends NioEndpoint {

    private @Nullable AnswerPace pace;

    void setPace(AnswerPace pace) {
        this.pace = pace;
    }

    @Override
    protected NioChannel createChannel(SocketBufferHandler buffer) {
        AnswerPace set = pace;
        if (set == null) {
            return super.createChannel(buffer);
        }
        return isSSLEnabled()
                ? new BoundedTlsChannel(buffer, this, set)
                : new BoundedChannel(buffer, set);
    }
}
