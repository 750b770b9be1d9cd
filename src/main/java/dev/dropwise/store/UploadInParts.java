package dev.dropwise.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.io.input.BoundedInputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** Sends a large file in parts, each with its checksum; the object is there with the last. */
final class UploadInParts {

    /** So many S3 takes. */
    private static final int MOST_PARTS = 10_000;

    private final S3Client client;
    private final String bucket;
    private final String key;
    private final @Nullable String ifNoneMatch;

    /**
     * @param ifNoneMatch {@code *} where nothing is to be replaced
     */
    UploadInParts(S3Client client, String bucket, String key, @Nullable String ifNoneMatch) {
        this.client = client;
        this.bucket = bucket;
        this.key = key;
        this.ifNoneMatch = ifNoneMatch;
    }

    /**
     * @param partBytes length of a part, more where there would be too many
     */
    void send(Path file, long partBytes) {
        String upload =
                client.createMultipartUpload(
                                request ->
                                        request.bucket(bucket)
                                                .key(key)
                                                .checksumAlgorithm(ChecksumAlgorithm.SHA256))
                        .uploadId();
        try {
            List<CompletedPart> parts = sendParts(upload, file, partBytes);
            client.completeMultipartUpload(
                    request ->
                            request.bucket(bucket)
                                    .key(key)
                                    .uploadId(upload)
                                    .ifNoneMatch(ifNoneMatch)
                                    .multipartUpload(all -> all.parts(parts)));
        } catch (RuntimeException e) {
            abort(upload, e);
            throw e;
        }
    }

    private List<CompletedPart> sendParts(String upload, Path file, long partBytes) {
        try {
            long bytes = Files.size(file);
            long length = Math.max(partBytes, bytes / MOST_PARTS + 1);
            List<CompletedPart> parts = new ArrayList<>();
            for (long at = 0; at < bytes; at += length) {
                Part part = new Part(file, at, Math.min(length, bytes - at));
                parts.add(sendPart(upload, parts.size() + 1, part));
            }
            return parts;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private CompletedPart sendPart(String upload, int number, Part part) throws IOException {
        String checksum = part.checksum();
        String tag =
                client.uploadPart(
                                request ->
                                        request.bucket(bucket)
                                                .key(key)
                                                .uploadId(upload)
                                                .partNumber(number)
                                                .checksumSHA256(checksum),
                                RequestBody.fromContentProvider(
                                        part, part.bytes(), "application/octet-stream"))
                        .eTag();
        return CompletedPart.builder()
                .partNumber(number)
                .eTag(tag)
                .checksumSHA256(checksum)
                .build();
    }

    private void abort(String upload, RuntimeException reason) {
        try {
            client.abortMultipartUpload(
                    request -> request.bucket(bucket).key(key).uploadId(upload));
        } catch (SdkException e) {
            reason.addSuppressed(e);
        }
    }

    /** Read from the file whenever it is sent, also again. */
    private record Part(Path file, long from, long bytes) implements ContentStreamProvider {

        String checksum() throws IOException {
            MessageDigest digest = DigestUtils.getSha256Digest();
            try (InputStream in = newStream();
                    var out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                in.transferTo(out);
            }
            return Base64.getEncoder().encodeToString(digest.digest());
        }

        @Override
        public InputStream newStream() {
            try {
                FileChannel channel = FileChannel.open(file).position(from);
                return BoundedInputStream.builder()
                        .setInputStream(Channels.newInputStream(channel))
                        .setMaxCount(bytes)
                        .get();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }
    }
}
