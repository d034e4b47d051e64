package io.onbehalf.kit.web.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// An OpenID provider: its discovery document, its keys, which it may exchange, and the tokens that it signs.
final class TestIssuer implements AutoCloseable {
    private static final String KEYS = "/keys/of-today";

    private final HttpServer server;
    private final String url;
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile JWKSet keys = new JWKSet();
    private volatile String named;
    private volatile boolean away;

    /// @param path of its URL, as in `/realms/acme`; empty for none
    TestIssuer(String path) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String origin = "http://127.0.0.1:" + server.getAddress().getPort();
        url = origin + path;
        named = url;
        server.createContext(
                path.replaceFirst("/$", "") + "/.well-known/openid-configuration",
                exchange ->
                        answer(
                                exchange,
                                "{\"issuer\":\"" + named + "\",\"jwks_uri\":\"" + origin + KEYS + "\"}"));
        server.createContext(
                KEYS,
                exchange -> {
                    fetches.incrementAndGet();
                    answer(exchange, keys.toString(true));
                });
        server.start();
    }

    String url() {
        return url;
    }

    /// How often its keys were fetched.
    int fetches() {
        return fetches.get();
    }

    /// Its keys are these from now on.
    TestIssuer publish(JWK... all) {
        keys = new JWKSet(List.of(all));
        return this;
    }

    /// Its discovery document names this issuer from now on.
    void name(String issuer) {
        named = issuer;
    }

    void goAway() {
        away = true;
    }

    void comeBack() {
        away = false;
    }

    /// The claims that every token here has.
    JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(url)
                .audience("onbehalf")
                .subject("amy")
                .claim("org", "acme")
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
    }

    static String signed(JWK key, JWTClaimsSet claims) {
        return signed(key, JOSEObjectType.JWT, claims);
    }

    static String signed(JWK key, JOSEObjectType type, JWTClaimsSet claims) {
        try {
            boolean isRsa = key instanceof RSAKey;
            JWSSigner signer = isRsa ? new RSASSASigner(key.toRSAKey()) : new ECDSASigner(key.toECKey());
            var header = new JWSHeader.Builder(isRsa ? JWSAlgorithm.RS256 : JWSAlgorithm.ES256);
            SignedJWT token = new SignedJWT(header.keyID(key.getKeyID()).type(type).build(), claims);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static RSAKey rsa(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static ECKey ec(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(away ? 503 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
