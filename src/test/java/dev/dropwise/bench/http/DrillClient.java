package dev.dropwise.bench.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * One of those who send requests to a service in a drill, with a thread of its own: what an
 * attacker's machinery needs is not the time that the service takes for others.
 */
record DrillClient(HttpClient client, int port) {

    static final String JSON = "application/json";

    DrillClient(int port) {
        this(HttpClient.newHttpClient(), port);
    }

    HttpResponse<String> post(String path, String json) {
        return post(path, JSON, HostileBodies.bytes(json));
    }

    HttpResponse<String> post(String path, String type, byte[] body) {
        return send(
                request(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)));
    }

    /** As a list: as a stream events would last as long as their job. */
    HttpResponse<String> getJson(String path) {
        return send(request(path).header("Accept", JSON).GET());
    }

    HttpResponse<String> delete(String path) {
        return send(request(path).DELETE());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
