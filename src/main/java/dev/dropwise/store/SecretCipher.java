package dev.dropwise.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Encrypts what is kept of others' secrets, with AES-GCM: who reads the database alone, or a backup
 * of it, reads none. What was kept in clear text before stays readable.
 */
@Component
public class SecretCipher {

    private static final Logger log = LoggerFactory.getLogger(SecretCipher.class);

    private static final String PREFIX = "{aes-gcm}";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();

    /** Made when it is first needed. */
    private final SingletonSupplier<SecretKey> key;

    public SecretCipher(SecretProperties properties, HomeProperties home) {
        String given = properties.key();
        if (given != null && !given.isBlank()) {
            SecretKey decoded = decode(given.strip(), "dropwise.secrets.key");
            key = SingletonSupplier.of(() -> decoded);
        } else {
            Path file = home.home().toAbsolutePath().resolve("secrets.key");
            key = SingletonSupplier.of(() -> fromFile(file));
        }
    }

    /** What may be kept. */
    public String seal(String secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, secret.getBytes(StandardCharsets.UTF_8));
        byte[] kept =
                ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
        return PREFIX + Base64.getEncoder().encodeToString(kept);
    }

    /**
     * What was sealed.
     *
     * @throws IllegalStateException when it was with another key
     */
    public String open(String kept) {
        if (!kept.startsWith(PREFIX)) {
            return kept;
        }
        ByteBuffer bytes =
                ByteBuffer.wrap(Base64.getDecoder().decode(kept.substring(PREFIX.length())));
        byte[] nonce = new byte[NONCE_BYTES];
        bytes.get(nonce);
        byte[] sealed = new byte[bytes.remaining()];
        bytes.get(sealed);
        return new String(run(Cipher.DECRYPT_MODE, nonce, sealed), StandardCharsets.UTF_8);
    }

    private byte[] run(int mode, byte[] nonce, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key.obtain(), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "a secret cannot be read: dropwise.secrets.key is another than when it was kept",
                    e);
        }
    }

    private SecretKey fromFile(Path file) {
        try {
            if (Files.notExists(file)) {
                make(file);
            }
            return decode(Files.readString(file).strip(), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + file, e);
        }
    }

    /** Whole or not at all: another process may do the same. */
    private void make(Path file) throws IOException {
        byte[] made = new byte[KEY_BYTES];
        random.nextBytes(made);
        Path draft = Files.createTempFile(file.resolveSibling(""), "secrets-", ".key");
        try {
            Files.writeString(draft, Base64.getEncoder().encodeToString(made));
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException another) {
            log.debug("{} has been made by another process", file);
        } finally {
            Files.delete(draft);
        }
    }

    private static SecretKey decode(String text, String where) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(where + ": expected 32 bytes in base64", e);
        }
        if (bytes.length != KEY_BYTES) {
            throw new IllegalStateException(
                    where + ": expected 32 bytes in base64, received " + bytes.length);
        }
        return new SecretKeySpec(bytes, "AES");
    }
}
