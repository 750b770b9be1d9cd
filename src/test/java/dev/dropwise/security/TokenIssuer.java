package dev.dropwise.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Issues tokens, and shows on this machine what they are checked with. */
final class TokenIssuer {

    private static final String KEY_ID = "1";

    private final HttpServer server;
    private final RSAKey key;
    private final RSAKey othersKey;

    private TokenIssuer() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID(KEY_ID).generate();
        othersKey = new RSAKeyGenerator(2048).keyID(KEY_ID).generate();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        show(
                "/.well-known/openid-configuration",
                "{\"issuer\": \"%s\", \"jwks_uri\": \"%s/jwks\"}".formatted(uri(), uri()));
        show("/jwks", new JWKSet(key.toPublicJWK()).toString());
        server.start();
    }

    static TokenIssuer start() {
        try {
            return new TokenIssuer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void show(String path, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        server.createContext(
                path,
                exchange -> {
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
    }

    String uri() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String sign(JWTClaimsSet claims) throws JOSEException {
        return signed(claims, key);
    }

    /** As somebody else would who only knows the name of the key. */
    String forge(JWTClaimsSet claims) throws JOSEException {
        return signed(claims, othersKey);
    }

    private static String signed(JWTClaimsSet claims, RSAKey key) throws JOSEException {
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY_ID).build(), claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    void stop() {
        server.stop(0);
    }
}
