package dev.dropwise.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretCipherTests {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @TempDir Path home;

    @Test
    void readsWhatItKeptAndWhatWasKeptBefore() {
        SecretCipher cipher = cipher(KEY);
        String kept = cipher.seal("öffne dich");

        assertThat(kept).startsWith("{aes-gcm}").doesNotContain("dich");
        assertThat(cipher.seal("öffne dich")).isNotEqualTo(kept);
        assertThat(cipher(KEY).open(kept)).isEqualTo("öffne dich");
        assertThat(cipher.open("in clear text")).isEqualTo("in clear text");
    }

    @Test
    void refusesAnotherKeyAndAChangedSecret() {
        String kept = cipher(KEY).seal("secret");
        String another =
                Base64.getEncoder()
                        .encodeToString(
                                "another key of 32 bytes, just so"
                                        .getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> cipher(another).open(kept))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("dropwise.secrets.key");
        assertThatThrownBy(() -> cipher("c2hvcnQ="))
                .hasMessage("dropwise.secrets.key: expected 32 bytes in base64, received 5");
    }

    @Test
    void makesAKeyForTheHomeThatItsOwnerAloneReads() throws IOException {
        String kept = cipher(null).seal("secret");

        assertThat(cipher(null).open(kept)).isEqualTo("secret");
        assertThat(home.toFile().list()).containsExactly("secrets.key");
        assertThat(Files.getPosixFilePermissions(home.resolve("secrets.key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    private SecretCipher cipher(@Nullable String key) {
        return new SecretCipher(new SecretProperties(key), new HomeProperties(home));
    }
}
