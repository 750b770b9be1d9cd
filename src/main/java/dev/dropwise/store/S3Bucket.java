package dev.dropwise.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Objects of one bucket; what goes wrong is told as {@link StoreFault}. */
final class S3Bucket implements AutoCloseable {

    /** Who asks for health does not wait for long. */
    private static final Duration CHECK = Duration.ofSeconds(4);

    private static final int NOT_FOUND = 404;
    private static final int EXISTS_ALREADY = 412;

    private final S3Client client;
    private final String name;
    private final S3Faults faults;
    private final long partBytes;

    /**
     * @param place where it is, for people
     * @param partBytes larger files are sent in parts of this length
     */
    S3Bucket(S3Client client, String name, String place, long partBytes) {
        this.client = client;
        this.name = name;
        this.faults = new S3Faults(place);
        this.partBytes = partBytes;
    }

    /** Whether there is an object, with this content as far as the server knows. */
    boolean has(String key, Blob blob) {
        return ask(
                () -> {
                    try {
                        HeadObjectResponse head =
                                client.headObject(
                                        request ->
                                                request.bucket(name)
                                                        .key(key)
                                                        .checksumMode(ChecksumMode.ENABLED));
                        return head.contentLength() == blob.bytes()
                                && Optional.ofNullable(head.checksumSHA256())
                                        .filter(checksum -> !isOfParts(checksum))
                                        .map(base64(blob)::equals)
                                        .orElse(true);
                    } catch (S3Exception e) {
                        if (e.statusCode() == NOT_FOUND) {
                            return false;
                        }
                        throw e;
                    }
                });
    }

    /** A checksum of checksums, with the number of parts behind it. */
    private static boolean isOfParts(String checksum) {
        return checksum.contains("-");
    }

    /** Writes an object that is not there; if another process was faster, theirs stays. */
    void putOnce(String key, Path file, Blob blob) {
        ask(
                () -> {
                    try {
                        put(key, file, blob, "*");
                    } catch (S3Exception e) {
                        if (e.statusCode() != EXISTS_ALREADY) {
                            throw e;
                        }
                    }
                    return true;
                });
    }

    /** Writes an object in the place of what is there. */
    void replace(String key, Path file, Blob blob) {
        ask(
                () -> {
                    put(key, file, blob, null);
                    return true;
                });
    }

    private void put(String key, Path file, Blob blob, @Nullable String ifNoneMatch) {
        if (blob.bytes() > partBytes) {
            new UploadInParts(client, name, key, ifNoneMatch).send(file, partBytes);
            return;
        }
        client.putObject(
                request ->
                        request.bucket(name)
                                .key(key)
                                .ifNoneMatch(ifNoneMatch)
                                .checksumSHA256(base64(blob)),
                RequestBody.fromFile(file));
    }

    private static String base64(Blob blob) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(blob.sha256()));
    }

    /**
     * Copies an object into a file.
     *
     * @return false if there is none
     */
    boolean get(String key, Path file) {
        return ask(
                () -> {
                    try (InputStream in =
                            client.getObject(request -> request.bucket(name).key(key))) {
                        copy(in, file);
                        return true;
                    } catch (NoSuchKeyException e) {
                        return false;
                    } catch (IOException e) {
                        throw faults.interrupted(e);
                    }
                });
    }

    /** What the disk does not take is no fault of the server's. */
    private static void copy(InputStream in, Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                try {
                    out.write(buffer, 0, read);
                } catch (IOException e) {
                    throw new UncheckedIOException("cannot write to " + file, e);
                }
            }
        }
    }

    void delete(String key) {
        ask(() -> client.deleteObject(request -> request.bucket(name).key(key)));
    }

    /** Tells of every object whose key begins so, in pages. */
    void forEach(String prefix, int perPage, Consumer<S3Object> action) {
        ask(
                () -> {
                    client.listObjectsV2Paginator(
                                    request -> request.bucket(name).prefix(prefix).maxKeys(perPage))
                            .contents()
                            .forEach(action);
                    return true;
                });
    }

    /** Tells of every upload in parts that has not ended, of keys that begin so, in pages. */
    void forEachUpload(String prefix, int perPage, Consumer<MultipartUpload> action) {
        ask(
                () -> {
                    client.listMultipartUploadsPaginator(
                                    request ->
                                            request.bucket(name).prefix(prefix).maxUploads(perPage))
                            .uploads()
                            .forEach(action);
                    return true;
                });
    }

    void abort(MultipartUpload upload) {
        ask(
                () -> {
                    try {
                        client.abortMultipartUpload(
                                request ->
                                        request.bucket(name)
                                                .key(upload.key())
                                                .uploadId(upload.uploadId()));
                    } catch (NoSuchUploadException e) {
                        return false;
                    }
                    return true;
                });
    }

    void check() {
        ask(
                () ->
                        client.listObjectsV2(
                                request ->
                                        request.bucket(name)
                                                .maxKeys(1)
                                                .overrideConfiguration(
                                                        one -> one.apiCallTimeout(CHECK))));
    }

    private <T> T ask(Supplier<T> request) {
        try {
            return request.get();
        } catch (SdkException e) {
            throw faults.of(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
