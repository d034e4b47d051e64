package io.onbehalf.e2e.foundation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.onbehalf.local.DemoUsers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/// An OpenID provider that knows nothing of Onbehalf: a realm of Keycloak, with its paths and the shape of
/// its tokens. It is found by its discovery document alone. Its users are those of the demo; what each may do
/// stands in the tokens as roles, of the realm or of the client `onbehalf`.
final class ForeignIssuer implements AutoCloseable {

    private static final String REALM = "/realms/acme";
    private static final String ENDPOINTS = REALM + "/protocol/openid-connect";

    private final HttpServer server;
    private final String origin;
    private final ECKey key;

    /// @param keyId of the key that signs its tokens
    ForeignIssuer(String keyId) {
        try {
            key = new ECKeyGenerator(Curve.P_256).keyID(keyId).generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        origin = "http://127.0.0.1:" + server.getAddress().getPort();
        server.createContext(
                REALM + "/.well-known/openid-configuration",
                exchange ->
                        answer(
                                exchange,
                                Map.of(
                                        "issuer", url(),
                                        "token_endpoint", tokens(),
                                        "jwks_uri", origin + ENDPOINTS + "/certs")));
        server.createContext(
                ENDPOINTS + "/certs",
                exchange -> answer(exchange, new JWKSet(key.toPublicJWK()).toJSONObject()));
        server.createContext(
                ENDPOINTS + "/token",
                exchange -> answer(exchange, Map.of("access_token", token(client(exchange)))));
        server.start();
    }

    /// As its tokens name it.
    String url() {
        return origin + REALM;
    }

    /// Where each user gets a token as an OAuth client of the same name.
    URI tokens() {
        return URI.create(origin + ENDPOINTS + "/token");
    }

    String token(String user) {
        return signed(claims(user).build());
    }

    /// The claims of a user's token.
    JWTClaimsSet.Builder claims(String user) {
        Instant now = Instant.now();
        boolean administers = user.equals("admin");
        return new JWTClaimsSet.Builder()
                .issuer(url())
                .audience(List.of("onbehalf", "account"))
                .subject(DemoUsers.idOf(user))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .jwtID(UUID.randomUUID().toString())
                .claim("typ", "Bearer")
                .claim("azp", user)
                .claim("scope", "profile email")
                .claim("org", DemoUsers.ORGANIZATION)
                .claim("name", user + " of Acme")
                .claim("preferred_username", user)
                .claim("email", user + "@acme.example")
                .claim("realm_access", roles("offline_access", "agent"))
                .claim(
                        "resource_access",
                        Map.of(
                                "account",
                                roles("manage-account"),
                                "onbehalf",
                                administers ? roles("administrator") : roles()));
    }

    String signed(JWTClaimsSet claims) {
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).type(JOSEObjectType.JWT);
        SignedJWT token = new SignedJWT(header.build(), claims);
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private static Map<String, Object> roles(String... names) {
        return Map.of("roles", List.of(names));
    }

    /// The client's name in HTTP basic.
    private static String client(HttpExchange exchange) {
        String basic = exchange.getRequestHeaders().getFirst("Authorization").substring("Basic ".length());
        return new String(Base64.getDecoder().decode(basic), UTF_8).split(":", 2)[0];
    }

    private static void answer(HttpExchange exchange, Map<String, ?> body) throws IOException {
        try (exchange) {
            byte[] bytes = JsonMapper.shared().writeValueAsBytes(body);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
