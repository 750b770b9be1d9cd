package dev.dropwise.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dropwise.support.OnEveryJdk;
import dev.dropwise.support.RunningService;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** TLS as Spring's bundles give it, with certificates that change while the service runs. */
@OnEveryJdk
@RunningService
class TlsIntegrationTests {

    private static final String PASSWORD = "changeit";

    @TempDir static Path folder;

    @LocalServerPort private int port;

    @DynamicPropertySource
    static void bundle(DynamicPropertyRegistry properties) throws Exception {
        Path store = certificate("first");
        properties.add("server.ssl.bundle", () -> "web");
        properties.add("spring.ssl.bundle.watch.file.quiet-period", () -> "200ms");
        properties.add("spring.ssl.bundle.jks.web.reload-on-update", () -> "true");
        properties.add("spring.ssl.bundle.jks.web.keystore.type", () -> "PKCS12");
        properties.add("spring.ssl.bundle.jks.web.keystore.password", () -> PASSWORD);
        properties.add("spring.ssl.bundle.jks.web.keystore.location", () -> store.toUri());
    }

    @Test
    void aNewCertificateIsTakenWithoutARestart() throws Exception {
        SSLContext first = trusting(folder.resolve("first"));
        HttpResponse<String> answer = get(first);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Strict-Transport-Security"))
                .hasValue("max-age=31536000");

        Path next = certificate("next");
        SSLContext second = trusting(next);
        Files.move(next, folder.resolve("first"), StandardCopyOption.REPLACE_EXISTING);

        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> get(second).statusCode() == 200);
        assertThat(isTrusted(first)).isFalse();
    }

    private HttpResponse<String> get(SSLContext trust) throws Exception {
        URI uri = URI.create("https://localhost:" + port + "/actuator/health/liveness");
        return HttpClient.newBuilder()
                .sslContext(trust)
                .build()
                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private boolean isTrusted(SSLContext trust) throws Exception {
        try {
            get(trust);
            return true;
        } catch (IOException another) {
            return false;
        }
    }

    private static SSLContext trusting(Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("service", keys.getCertificate("service"));
        TrustManagerFactory managers =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    /** Made by the JDK's own tool, signed by itself. */
    private static Path certificate(String name) throws IOException, InterruptedException {
        Path store = folder.resolve(name);
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "service",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "SAN=dns:localhost",
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                PASSWORD,
                                "-keystore",
                                store.toString())
                        .redirectErrorStream(true)
                        .start();
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(output).isZero();
        return store;
    }
}
