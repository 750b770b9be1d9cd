package dev.dropwise.web.connection;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.AbstractEndpoint;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HTTP/1.1 over Tomcat's sockets, with bounds for connections on which no request is being answered
 * and for those whose answer is taken slowly: Tomcat's own timeouts begin anew with each byte, and
 * it bounds connections of all clients together only. Public because Tomcat makes it by its name.
 */
public final class BoundedProtocol extends Http11NioProtocol {

    private static final Logger log = LoggerFactory.getLogger(BoundedProtocol.class);
    private static final Duration EVERY = Duration.ofMillis(250);

    private final BoundedEndpoint sockets;
    private @Nullable ConnectionBounds bounds;
    private @Nullable AnswerPace pace;
    private @Nullable ScheduledFuture<?> sweeps;

    public BoundedProtocol() {
        this(new BoundedEndpoint());
    }

    private BoundedProtocol(BoundedEndpoint sockets) {
        super(sockets);
        this.sockets = sockets;
    }

    void setBounds(ConnectionBounds bounds, AnswerPace pace) {
        this.bounds = bounds;
        this.pace = pace;
        sockets.setPace(pace);
    }

    @Override
    public void start() throws Exception {
        super.start();
        if (bounds != null && pace != null) {
            ConnectionBounds set = bounds;
            AnswerPace answers = pace;
            sweeps =
                    getUtilityExecutor()
                            .scheduleWithFixedDelay(
                                    () -> sweep(set, answers),
                                    EVERY.toMillis(),
                                    EVERY.toMillis(),
                                    TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void stop() throws Exception {
        if (sweeps != null) {
            sweeps.cancel(false);
        }
        super.stop();
    }

    private void sweep(ConnectionBounds bounds, AnswerPace pace) {
        try {
            AbstractEndpoint<NioChannel, ?> endpoint = getEndpoint();
            List<IdleConnection> idle =
                    endpoint.getConnections().stream()
                            .map(IdleConnection::of)
                            .flatMap(Optional::stream)
                            .toList();
            bounds.beyond(idle).forEach(connection -> end(connection, endpoint));
            pace.beyond(patient(endpoint)).forEach(BoundedProtocol::giveUp);
        } catch (RuntimeException e) {
            // the next one is to come all the same
            log.error("Cannot look for connections to end", e);
        }
    }

    private static List<PatientChannel> patient(AbstractEndpoint<NioChannel, ?> endpoint) {
        return endpoint.getConnections().stream()
                .flatMap(
                        socket ->
                                socket.getSocket() instanceof PatientChannel channel
                                        ? Stream.of(channel)
                                        : Stream.empty())
                .toList();
    }

    private static void giveUp(PatientChannel channel) {
        try {
            log.debug("an answer is ended, too many wait for their readers");
            channel.giveUp();
        } catch (IOException e) {
            log.debug("a reader has gone already", e);
        }
    }

    /** As Tomcat ends one that was silent for too long. */
    private static void end(IdleConnection idle, AbstractEndpoint<NioChannel, ?> endpoint) {
        log.debug("{}: a connection without a request is ended", idle.client());
        idle.socket().setError(new SocketTimeoutException());
        if (!endpoint.processSocket(idle.socket(), SocketEvent.ERROR, true)) {
            idle.socket().close();
        }
    }
}
