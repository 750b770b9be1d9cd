package dev.dropwise.job.webhook;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One HTTP request to an address that was looked at before: the HTTP clients of Java look a host up
 * themselves, and may find another then. The name stays what TLS checks. All that happens has one
 * time for it, however slowly bytes come.
 */
final class PinnedConnection {

    private static final int LONGEST_STATUS = 1000;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})\\b.*");

    private final URI uri;
    private final InetAddress address;
    private final Duration time;
    private final ScheduledExecutorService timer;

    PinnedConnection(URI uri, InetAddress address, Duration time, ScheduledExecutorService timer) {
        this.uri = uri;
        this.address = address;
        this.time = time;
        this.timer = timer;
    }

    /** Posts a body and gives the status of the answer, of which no more is read. */
    int post(Map<String, String> headers, byte[] body) throws IOException {
        try (Socket socket = new Socket()) {
            ScheduledFuture<?> end =
                    timer.schedule(() -> closeNow(socket), time.toMillis(), TimeUnit.MILLISECONDS);
            try {
                int millis = Math.toIntExact(time.toMillis());
                socket.connect(new InetSocketAddress(address, port()), millis);
                try (Socket connection = isTls() ? overTls(socket) : socket) {
                    OutputStream out = connection.getOutputStream();
                    out.write(head(headers, body.length));
                    out.write(body);
                    out.flush();
                    return status(connection.getInputStream());
                }
            } finally {
                end.cancel(false);
            }
        }
    }

    private static void closeNow(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException("a socket can be closed", e);
        }
    }

    private boolean isTls() {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    private int port() {
        return uri.getPort() >= 0 ? uri.getPort() : isTls() ? 443 : 80;
    }

    private Socket overTls(Socket socket) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket tls = (SSLSocket) factory.createSocket(socket, uri.getHost(), port(), true);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        tls.setSSLParameters(parameters);
        tls.startHandshake();
        return tls;
    }

    private byte[] head(Map<String, String> headers, int length) {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String host = uri.getHost() + (uri.getPort() >= 0 ? ":" + uri.getPort() : "");
        StringBuilder head =
                new StringBuilder(
                        "POST %s%s HTTP/1.1\r\nHost: %s\r\n".formatted(path, query, host));
        headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        head.append(String.format(Locale.ROOT, "Content-Length: %d\r\n", length));
        head.append("Connection: close\r\n\r\n");
        return head.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static int status(InputStream answer) throws IOException {
        InputStream in = new BufferedInputStream(answer);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (line.size() == LONGEST_STATUS) {
                throw new IOException("expected a line with a status, received a longer one");
            }
            line.write(next);
        }
        String text = line.toString(StandardCharsets.US_ASCII).strip();
        Matcher status = STATUS.matcher(text);
        if (!status.matches()) {
            throw new IOException("expected a line with a status, received another");
        }
        return Integer.parseInt(status.group(1));
    }
}
