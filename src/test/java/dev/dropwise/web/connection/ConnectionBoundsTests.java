package dev.dropwise.web.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.junit.jupiter.api.Test;

class ConnectionBoundsTests {

    private static final ConnectionBounds BOUNDS =
            new ConnectionBounds(Duration.ofSeconds(10), 5, 3);

    @Test
    void endsHeadsThatAreLate() {
        IdleConnection late = head("a", 11);

        assertThat(BOUNDS.beyond(List.of(head("a", 10), late, silent("a", 60))))
                .containsExactly(late);
    }

    @Test
    void endsSlowHeadsFirstThenTheLongestSilence() {
        IdleConnection head = head("a", 1);
        IdleConnection longest = silent("a", 50);

        assertThat(
                        BOUNDS.beyond(
                                List.of(
                                        silent("a", 0),
                                        longest,
                                        silent("b", 60),
                                        silent("a", 2),
                                        head,
                                        silent("a", 3))))
                .containsExactly(head, longest);
    }

    @Test
    void manyClientsTogetherAreBoundedToo() {
        List<IdleConnection> ofMany =
                List.of(
                        silent("a", 1),
                        silent("b", 2),
                        silent("c", 3),
                        silent("d", 4),
                        silent("e", 5),
                        silent("f", 6));

        assertThat(BOUNDS.beyond(ofMany)).containsExactly(ofMany.get(5));
        assertThat(BOUNDS.beyond(ofMany.subList(0, 5))).isEmpty();
    }

    private static IdleConnection head(String client, int seconds) {
        return new IdleConnection(socket(), client, true, Duration.ofSeconds(seconds));
    }

    private static IdleConnection silent(String client, int seconds) {
        return new IdleConnection(socket(), client, false, Duration.ofSeconds(seconds));
    }

    /** One of its own for each. */
    private static SocketWrapperBase<NioChannel> socket() {
        NioChannel channel = new NioChannel(new SocketBufferHandler(1, 1, false));
        return new NioEndpoint.NioSocketWrapper(channel, new NioEndpoint());
    }
}
