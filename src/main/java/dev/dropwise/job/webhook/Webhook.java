package dev.dropwise.job.webhook;

import dev.dropwise.problem.Fault;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is to be told when a job begins to run and when it ends.
 *
 * @param url what the job is posted to; http or https
 * @param secret what messages are signed with; they are not signed where it is left out. Nobody is
 *     shown it
 */
public record Webhook(
        @NotBlank
                @Schema(
                        description =
                                "The job is posted here when it begins to run and when it ends",
                        example = "http://localhost:9000/dropwise")
                String url,
        @Nullable
                @Schema(
                        description =
                                "Messages are signed with it: Dropwise-Signature is sha256= and the hex HMAC-SHA256"
                                        + " of Dropwise-Timestamp, a dot and the body")
                String secret) {

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int LONGEST_URL = 2000;
    private static final int LONGEST_SECRET = 200;

    /**
     * All that is wrong with it.
     *
     * @param hosts those that may be told
     */
    public List<Fault> faults(List<String> hosts) {
        List<Fault> faults = new ArrayList<>();
        String fault = urlFault(hosts);
        if (fault != null) {
            faults.add(new Fault("/url", fault));
        }
        if (secret != null && (secret.isBlank() || secret.length() > LONGEST_SECRET)) {
            faults.add(
                    new Fault(
                            "/secret",
                            "expected 1 to %d characters that are not all blank, received %d"
                                    .formatted(LONGEST_SECRET, secret.length())));
        }
        return faults;
    }

    private @Nullable String urlFault(List<String> hosts) {
        if (url.length() > LONGEST_URL) {
            return "expected at most %d characters, received %d"
                    .formatted(LONGEST_URL, url.length());
        }
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            return "expected a URL, received " + e.getMessage();
        }
        String scheme = uri.getScheme();
        if (scheme == null || !SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))) {
            return "expected a URL that begins with http:// or https://, received " + url;
        }
        String host = uri.getHost();
        if (host == null || uri.getUserInfo() != null || uri.getPort() > 65_535) {
            return "expected http or https, a host, at most a port up to 65535, and a path;"
                    + " no user name or password";
        }
        HostRules rules = new HostRules(hosts);
        if (rules.isEmpty()) {
            return "expected no webhook: none may be told until dropwise.webhooks.hosts lists hosts";
        }
        if (!rules.allows(host)) {
            return "expected one of the hosts %s (dropwise.webhooks.hosts), received %s"
                    .formatted(String.join(", ", hosts), host);
        }
        return null;
    }

    /** Without the secret: what is logged is read by many. */
    @Override
    public String toString() {
        return "Webhook[url=" + url + "]";
    }
}
