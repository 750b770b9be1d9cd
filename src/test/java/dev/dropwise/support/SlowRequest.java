package dev.dropwise.support;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One request whose client takes its time: over sending its body, or over reading the answer. */
public final class SlowRequest implements AutoCloseable {

    private final Socket socket = new Socket();
    private final byte[] body;

    private SlowRequest(int port, String head, String body) throws IOException {
        // Most of what is sent stays with the service.
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        this.body = body.getBytes(StandardCharsets.UTF_8);
        send((head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    public static SlowRequest get(int port, String path) throws IOException {
        return new SlowRequest(port, "GET %s HTTP/1.1\r\nHost: localhost".formatted(path), "");
    }

    public static SlowRequest post(int port, String path, String body) throws IOException {
        return new SlowRequest(
                port,
                """
                POST %s HTTP/1.1\r
                Host: localhost\r
                Content-Type: application/json\r
                Content-Length: %d"""
                        .formatted(path, body.getBytes(StandardCharsets.UTF_8).length),
                body);
    }

    /** Waits until something comes back, and reads nothing of it. */
    public void awaitAnswer() {
        await().atMost(Duration.ofMinutes(1)).until(() -> socket.getInputStream().available() > 0);
    }

    public void sendHalf() throws IOException {
        socket.getOutputStream().write(body, 0, body.length / 2);
    }

    /** Gives the first line of the answer. */
    public String sendRest() throws IOException {
        socket.getOutputStream().write(body, body.length / 2, body.length - body.length / 2);
        return new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                .readLine();
    }

    /** Waits until the service takes no other requests. */
    public void awaitNoMoreConnections() {
        await().atMost(Duration.ofMinutes(1)).until(() -> !takesConnections());
    }

    private boolean takesConnections() throws IOException {
        try (Socket another = new Socket(InetAddress.getLoopbackAddress(), socket.getPort())) {
            return another.isConnected();
        } catch (ConnectException refused) {
            return false;
        }
    }

    private void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
