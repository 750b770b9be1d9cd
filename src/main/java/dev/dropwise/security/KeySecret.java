package dev.dropwise.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A key as its holder has it, {@code dw_<id>_<secret>}.
 *
 * @param id starts with the time, so that later ones sort behind earlier ones
 * @param secret 256 random bits
 */
record KeySecret(String id, String secret) {

    static final String PREFIX = "dw_";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;
    private static final int ID_BYTES = 5;

    static KeySecret random(Instant now) {
        byte[] secret = new byte[SECRET_BYTES];
        byte[] id = new byte[ID_BYTES];
        RANDOM.nextBytes(secret);
        RANDOM.nextBytes(id);
        return new KeySecret(
                "%011x%s".formatted(now.toEpochMilli(), HexFormat.of().formatHex(id)),
                Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    static boolean looksLike(String token) {
        return token.startsWith(PREFIX);
    }

    static Optional<KeySecret> parse(String token) {
        int end = token.indexOf('_', PREFIX.length());
        return looksLike(token) && end > PREFIX.length() && end < token.length() - 1
                ? Optional.of(
                        new KeySecret(
                                token.substring(PREFIX.length(), end), token.substring(end + 1)))
                : Optional.empty();
    }

    /** The whole of it, for its holder. */
    String text() {
        return prefix() + "_" + secret;
    }

    /** What may be shown to tell keys apart. */
    String prefix() {
        return PREFIX + id;
    }

    String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** In a time that does not tell how much of it was right. */
    boolean fits(ApiKey key) {
        return MessageDigest.isEqual(
                hash().getBytes(StandardCharsets.US_ASCII),
                key.secretHash().getBytes(StandardCharsets.US_ASCII));
    }

    /** Not the secret, wherever this is printed. */
    @Override
    public String toString() {
        return prefix();
    }
}
