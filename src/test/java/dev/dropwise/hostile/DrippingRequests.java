package dev.dropwise.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Many connections, each of which sends a request a byte now and then. */
public final class DrippingRequests implements AutoCloseable {

    /**
     * Bytes of an answer that a connection takes before somebody reads them; few, as in attacks.
     */
    private static final int WINDOW = 4096;

    private final Set<Socket> ended = ConcurrentHashMap.newKeySet();
    private final ScheduledFuture<?> dripping;
    private final List<Socket> sockets = new ArrayList<>();
    private final ScheduledExecutorService drip = Executors.newSingleThreadScheduledExecutor();

    /**
     * Opens them.
     *
     * @param head of each request, without the blank line
     * @param every so many milliseconds a byte is sent on each
     */
    public DrippingRequests(int port, int count, String head, long every) throws IOException {
        this((head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII), port, count, every);
    }

    private DrippingRequests(byte[] bytes, int port, int count, long every) throws IOException {
        for (int i = 0; i < count; i++) {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(WINDOW);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.getOutputStream().write(bytes);
            sockets.add(socket);
        }
        dripping = drip.scheduleAtFixedRate(this::drip, 0, every, TimeUnit.MILLISECONDS);
    }

    /** Connections whose heads never end. */
    public static DrippingRequests heads(int port, int count, long every) throws IOException {
        byte[] start = "GET /actuator/health HTTP/1.1\r\nX: ".getBytes(StandardCharsets.US_ASCII);
        return new DrippingRequests(start, port, count, every);
    }

    private void drip() {
        for (Socket socket : sockets) {
            try {
                socket.getOutputStream().write(' ');
            } catch (IOException closed) {
                ended.add(socket);
            }
        }
    }

    /** The status of what each was answered with; 0 where it was cut off without a word. */
    public List<Integer> statuses() throws IOException {
        List<Integer> statuses = new ArrayList<>();
        for (Socket socket : sockets) {
            statuses.add(status(socket));
        }
        return statuses;
    }

    private static int status(Socket socket) throws IOException {
        socket.setSoTimeout(60_000);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        try {
            for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
                line.write(next);
            }
        } catch (java.net.SocketException reset) {
            return 0;
        }
        String text = line.toString(StandardCharsets.US_ASCII);
        return text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0;
    }

    /** Those that the service has not ended. */
    public int count() {
        return sockets.size() - ended.size();
    }

    @Override
    public void close() throws IOException {
        dripping.cancel(true);
        drip.shutdownNow();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
