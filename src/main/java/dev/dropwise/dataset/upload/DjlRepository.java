package dev.dropwise.dataset.upload;

import dev.dropwise.dataset.DatasetProperties;
import dev.dropwise.problem.Overloaded;
import dev.dropwise.problem.TooLarge;
import dev.dropwise.problem.UpstreamFailed;
import dev.dropwise.web.DropwiseJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.core.io.Resource;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Fetches the files of DJL's basic data sets, which the repository's metadata name with their
 * hashes. DJL's own client for it knows no bounds and no timeouts, and keeps all files for ever.
 */
@Component
final class DjlRepository {

    private static final String PATH = "dataset/cv/ai/djl/basicdataset/%s/metadata.json";
    private static final long LONGEST_METADATA = 1 << 20;
    private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

    private final URI repository;
    private final SingletonSupplier<RestClient> client;
    private final long mostBytes;

    DjlRepository(ReferenceProperties properties, DatasetProperties limits) {
        repository = properties.repository();
        mostBytes = limits.maxUpload().toBytes();
        // On first use: few services fetch anything, and all would start later for it.
        client = SingletonSupplier.of(() -> client(properties));
    }

    private static RestClient client(ReferenceProperties properties) {
        JdkClientHttpRequestFactory requests =
                new JdkClientHttpRequestFactory(
                        HttpClient.newBuilder()
                                .connectTimeout(properties.connectTimeout())
                                .followRedirects(HttpClient.Redirect.NORMAL)
                                .proxy(ProxySelector.getDefault())
                                .build());
        requests.setReadTimeout(properties.timeout());
        return RestClient.builder().requestFactory(requests).build();
    }

    /**
     * Fetches all files of a data set.
     *
     * @param artifact its name in the repository
     * @param folder to put them in
     * @throws Overloaded when the repository cannot be reached
     * @throws UpstreamFailed when it answers with something else
     */
    List<Resource> fetch(String artifact, Path folder) throws IOException {
        URI metadata = repository.resolve(PATH.formatted(artifact));
        Path file = folder.resolve("metadata.json");
        download(metadata, file, LONGEST_METADATA);
        List<Resource> files = new ArrayList<>();
        long left = mostBytes;
        for (JsonNode item : items(metadata, file)) {
            URI uri = uri(metadata, item.path("uri").asString(""));
            Path target = folder.resolve("file-" + files.size());
            String sha1 = download(uri, target, left);
            if (!sha1.equals(item.path("sha1Hash").asString(""))) {
                throw new UpstreamFailed(
                        "expected %s with the SHA-1 %s, received %s"
                                .formatted(uri, item.path("sha1Hash").asString("none"), sha1));
            }
            left -= Files.size(target);
            files.add(new UploadedFile(target, uri.getPath()));
        }
        return files;
    }

    private static List<JsonNode> items(URI metadata, Path file) {
        try {
            List<JsonNode> items =
                    DropwiseJson.mapper()
                            .readTree(file)
                            .at("/artifacts/0/files")
                            .valueStream()
                            .toList();
            if (!items.isEmpty()) {
                return items;
            }
        } catch (JacksonException e) {
            throw new UpstreamFailed(metadata + " is no JSON: " + e.getOriginalMessage());
        }
        throw new UpstreamFailed("expected " + metadata + " to name files, it names none");
    }

    /** Other schemes than that of the repository might reach what no client should. */
    private URI uri(URI metadata, String text) {
        try {
            URI uri = metadata.resolve(text);
            if ("https".equals(uri.getScheme())
                    || repository.getAuthority().equals(uri.getAuthority())) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw new UpstreamFailed(metadata + " names no address: " + e.getMessage());
        }
        throw new UpstreamFailed(
                "expected %s to name addresses in HTTPS, received %s".formatted(metadata, text));
    }

    /** Gives the SHA-1 of what was written. */
    private String download(URI from, Path to, long mostBytes) {
        try {
            return client.obtain()
                    .get()
                    .uri(from)
                    .exchange((request, response) -> write(from, response, to, mostBytes));
        } catch (ResourceAccessException e) {
            throw new Overloaded(
                    ("%s cannot be reached from here: %s. Try again where the network allows it, let"
                                    + " dropwise.references.repository be a mirror of it, or upload"
                                    + " the files themselves.")
                            .formatted(from, e.getMostSpecificCause()),
                    RETRY_AFTER);
        }
    }

    private static String write(URI from, ClientHttpResponse response, Path to, long mostBytes)
            throws IOException {
        if (!response.getStatusCode().is2xxSuccessful()) {
            throw new UpstreamFailed(
                    "expected %s to answer with 200, received %d"
                            .formatted(from, response.getStatusCode().value()));
        }
        MessageDigest sha1 = DigestUtils.getSha1Digest();
        try (InputStream in = response.getBody();
                OutputStream out = new DigestOutputStream(Files.newOutputStream(to), sha1)) {
            byte[] bytes = new byte[1 << 16];
            long left = mostBytes;
            for (int some = in.read(bytes); some >= 0; some = in.read(bytes)) {
                left -= some;
                if (left < 0) {
                    throw new TooLarge(
                            "%s: expected at most %,d bytes, received more"
                                    .formatted(from, mostBytes));
                }
                out.write(bytes, 0, some);
            }
        }
        return HexFormat.of().formatHex(sha1.digest());
    }
}
