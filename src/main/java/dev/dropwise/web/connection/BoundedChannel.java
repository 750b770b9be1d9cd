package dev.dropwise.web.connection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;
import org.apache.tomcat.util.net.SocketBufferHandler;

/** A connection that ends where its reader takes an answer too slowly. */
final class BoundedChannel extends NioChannel implements PatientChannel {

    private final AnswerPace pace;
    private volatile ReaderPatience patience;

    BoundedChannel(SocketBufferHandler buffer, AnswerPace pace) {
        super(buffer);
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
        patience.wrote(count, source.hasRemaining());
        return count;
    }
}
