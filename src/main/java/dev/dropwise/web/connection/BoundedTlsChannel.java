package dev.dropwise.web.connection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;
import org.apache.tomcat.util.net.SecureNioChannel;
import org.apache.tomcat.util.net.SocketBufferHandler;

/** The same as {@link BoundedChannel} with TLS. */
final class BoundedTlsChannel extends SecureNioChannel implements PatientChannel {

    private final AnswerPace pace;
    private volatile ReaderPatience patience;

    BoundedTlsChannel(SocketBufferHandler buffer, NioEndpoint endpoint, AnswerPace pace) {
        super(buffer, endpoint);
        this.pace = pace;
        patience = new ReaderPatience(pace, System::nanoTime);
    }

    /** Tomcat uses it again, for another client. */
    @Override
    public void reset(SocketChannel channel, NioSocketWrapper wrapper) throws IOException {
        patience = new ReaderPatience(pace, System::nanoTime);
        super.reset(channel, wrapper);
    }

    @Override
    public ReaderPatience patience() {
        return patience;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        SlowReader.endIf(patience.isOver(), socketWrapper);
        int count = super.write(source);
        patience.wrote(count, source.hasRemaining() || getOutboundRemaining() > 0);
        return count;
    }
}
