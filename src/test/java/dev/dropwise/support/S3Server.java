package dev.dropwise.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.springframework.util.FileSystemUtils;

/** A server that speaks S3 and keeps buckets as folders, in this process. */
public final class S3Server implements AutoCloseable {

    public static final String BUCKET = "dropwise";
    public static final String ACCESS_KEY = "someone";
    public static final String SECRET_KEY = "something long that nobody knows";

    private final Path folder;
    private final S3Proxy proxy;
    private final URI endpoint;

    /**
     * @param folder where the buckets are; one is made
     */
    public S3Server(Path folder) {
        this(folder, 0);
    }

    /**
     * @param port 0: any that is free
     */
    public S3Server(Path folder, int port) {
        this.folder = folder;
        try {
            Files.createDirectories(folder.resolve(BUCKET));
            proxy =
                    S3Proxy.builder()
                            .blobStore(new FilesystemNio2BlobStore(folder.toString()))
                            .endpoint(URI.create("http://127.0.0.1:" + port))
                            .awsAuthentication(
                                    AuthenticationType.AWS_V2_OR_V4, ACCESS_KEY, SECRET_KEY)
                            .build();
            proxy.start();
            endpoint = URI.create("http://127.0.0.1:" + proxy.getPort());
        } catch (Exception e) {
            throw new IllegalStateException("the S3 server does not start", e);
        }
    }

    /** What a service is started with to use the bucket. */
    public String[] settings() {
        return new String[] {
            "dropwise.store.s3.bucket=" + BUCKET,
            "dropwise.store.s3.endpoint=" + endpoint(),
            "dropwise.store.s3.path-style=true",
            "dropwise.store.s3.access-key=" + ACCESS_KEY,
            "dropwise.store.s3.secret-key=" + SECRET_KEY
        };
    }

    public URI endpoint() {
        return endpoint;
    }

    /** All objects of the bucket. */
    public Stream<Path> objects() {
        try (Stream<Path> files = Files.walk(folder.resolve(BUCKET))) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void createBucket() throws IOException {
        Files.createDirectory(folder.resolve(BUCKET));
    }

    /** If there is one: at once, whatever is being written into it. */
    public void deleteBucket() throws IOException {
        if (Files.exists(folder.resolve(BUCKET))) {
            Path away = Files.createTempDirectory("deleted-bucket-");
            Files.move(folder.resolve(BUCKET), away.resolve(BUCKET));
            FileSystemUtils.deleteRecursively(away);
        }
    }

    @Override
    public void close() {
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the S3 server does not stop", e);
        }
    }
}
