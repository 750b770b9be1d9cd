package dev.dropwise.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes an admin key where there is no valid one, and writes it into a file that only this user can
 * read; of several processes that start at once, one does. The file comes before the key counts, so
 * that a crash between leaves a file whose key is unknown, which the next start replaces.
 */
@Component
class FirstKey {

    private static final Logger log = LoggerFactory.getLogger(FirstKey.class);

    private static final String NAME = "admin";

    private final ApiKeys keys;
    private final KeyCache cache;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FirstKey(ApiKeys keys, KeyCache cache, TransactionTemplate transaction, Clock clock) {
        this.keys = keys;
        this.cache = cache;
        this.transaction = transaction;
        this.clock = clock;
    }

    void writeWhereThereIsNone(Path file) {
        transaction.executeWithoutResult(
                status -> {
                    keys.lock();
                    Instant now = clock.instant();
                    if (keys.all().stream().noneMatch(key -> isAdmin(key, now))) {
                        make(file.toAbsolutePath(), now);
                    }
                });
        cache.forget();
    }

    private static boolean isAdmin(ApiKey key, Instant now) {
        return key.role() == AccessRole.ADMIN && key.isValid(now);
    }

    private void make(Path file, Instant now) {
        KeySecret secret = KeySecret.random(now);
        try {
            write(file, secret.text());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the first admin key to " + file, e);
        }
        keys.add(new NewKey(NAME, AccessRole.ADMIN, null, null).key(secret, now, null));
        log.info("An admin key is in {}; nobody else can read it", file);
    }

    private static void write(Path file, String key) throws IOException {
        requireOurs(file);
        Files.createDirectories(file.resolveSibling("."));
        Path draft = file.resolveSibling(file.getFileName() + ".tmp");
        Files.deleteIfExists(draft);
        Files.createFile(draft, forThisUser(file));
        Files.writeString(
                draft, key + "\n", StandardCharsets.US_ASCII, StandardOpenOption.TRUNCATE_EXISTING);
        Files.move(
                draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** A slip in the setting must not cost somebody a file. */
    private static void requireOurs(Path file) throws IOException {
        boolean isOurs =
                Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                        && Files.size(file) < 200
                        && KeySecret.looksLike(Files.readString(file, StandardCharsets.ISO_8859_1));
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !isOurs) {
            throw new IOException("something else is there");
        }
    }

    private static FileAttribute<?>[] forThisUser(Path file) {
        Set<String> views = file.getFileSystem().supportedFileAttributeViews();
        return views.contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
