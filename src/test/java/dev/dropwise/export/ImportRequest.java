package dev.dropwise.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Sends weights, as clients do. */
final class ImportRequest {

    private static final String BOUNDARY = "part-of-an-import";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private ImportRequest() {}

    static HttpResponse<String> send(int port, String model, byte[] weights, String options)
            throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(
                body,
                "name=\"options\"",
                "application/json",
                options.getBytes(StandardCharsets.UTF_8));
        part(body, "name=\"file\"; filename=\"weights.bin\"", "application/octet-stream", weights);
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://localhost:%d/api/v1/models/%s/versions"
                                                .formatted(port, model)))
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                        .build();
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void part(
            ByteArrayOutputStream body, String disposition, String type, byte[] content) {
        body.writeBytes(
                "--%s\r\nContent-Disposition: form-data; %s\r\nContent-Type: %s\r\n\r\n"
                        .formatted(BOUNDARY, disposition, type)
                        .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
}
