package dev.dropwise.web.connection;

import java.io.IOException;
import java.nio.channels.SocketChannel;

/** A connection whose answers may wait for their reader. */
interface PatientChannel {

    ReaderPatience patience();

    SocketChannel getIOChannel();

    /** Ends its answer: what waits to write more of it can write now, and hears that it is over. */
    default void giveUp() throws IOException {
        patience().giveUp();
        getIOChannel().shutdownOutput();
    }
}
