package dev.dropwise.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in a sentence what to set, in the place of a stack trace. */
class UnguardedAddressAnalyzer extends AbstractFailureAnalyzer<UnguardedAddress> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, UnguardedAddress cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Set --dropwise.security.first-key-file=<a file for an admin key>, or"
                        + " --spring.security.oauth2.resourceserver.jwt.issuer-uri, or"
                        + " --server.address=127.0.0.1; --dropwise.security.open=true where"
                        + " something else decides who gets here.",
                failure);
    }
}
