package dev.dropwise.web.connection;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.coyote.Processor;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * A connection that has not sent the whole head of a request.
 *
 * @param client its address
 * @param hasBegun whether some of a head has come
 * @param age since then, else since anything came
 */
record IdleConnection(
        SocketWrapperBase<NioChannel> socket, String client, boolean hasBegun, Duration age) {

    /** Which ones give way: slow heads first, then those that were silent for longest. */
    static final Comparator<IdleConnection> FIRST_TO_END =
            Comparator.comparing(IdleConnection::hasBegun)
                    .thenComparing(IdleConnection::age)
                    .reversed();

    /** Nothing where a thread works on a request, or an answer is still to come. */
    static Optional<IdleConnection> of(SocketWrapperBase<NioChannel> socket) {
        ReentrantLock lock = socket.getLock();
        if (!lock.tryLock()) {
            return Optional.empty();
        }
        try {
            return socket.isClosed()
                    ? Optional.empty()
                    : of(socket, (Processor) socket.getCurrentProcessor());
        } finally {
            lock.unlock();
        }
    }

    private static Optional<IdleConnection> of(
            SocketWrapperBase<NioChannel> socket, @Nullable Processor processor) {
        String client = socket.getRemoteAddr();
        if (client == null || !(socket instanceof NioSocketWrapper nio)) {
            return Optional.empty();
        }
        if (processor == null) {
            Duration silence = Duration.ofMillis(System.currentTimeMillis() - nio.getLastRead());
            return Optional.of(new IdleConnection(socket, client, false, silence));
        }
        // Without a thread it waits for its application, or for more of a head.
        if (processor.isAsync() || processor.isUpgrade()) {
            return Optional.empty();
        }
        long start = processor.getRequest().getStartTimeNanos();
        Duration age = Duration.ofNanos(System.nanoTime() - start);
        return Optional.of(new IdleConnection(socket, client, true, age));
    }
}
