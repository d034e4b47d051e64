package io.onbehalf.gateway.local;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.onbehalf.kit.web.WebProperties;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tells clients what the local issuer does (RFC 8414, OpenID Connect Discovery 1.0): tokens for client
/// credentials and for who signs in, their end, and the keys to check them. The framework's own document
/// names endpoints that are not served.
@RestController
@Profile("local")
class Discovery {

    static final String OPENID = "/.well-known/openid-configuration";
    static final String OAUTH = "/.well-known/oauth-authorization-server";

    private final Metadata metadata;

    Discovery(WebProperties properties) {
        metadata = Metadata.of(properties.issuer());
    }

    record Metadata(
            String issuer,
            @JsonProperty("authorization_endpoint") String authorizationEndpoint,
            @JsonProperty("token_endpoint") String tokenEndpoint,
            @JsonProperty("revocation_endpoint") String revocationEndpoint,
            @JsonProperty("jwks_uri") String keys,
            @JsonProperty("grant_types_supported") List<String> grantTypes,
            @JsonProperty("token_endpoint_auth_methods_supported") List<String> clientAuthentication,
            @JsonProperty("response_types_supported") List<String> responseTypes,
            @JsonProperty("scopes_supported") List<String> scopes,
            @JsonProperty("code_challenge_methods_supported") List<String> codeChallengeMethods,
            @JsonProperty("subject_types_supported") List<String> subjectTypes,
            @JsonProperty("id_token_signing_alg_values_supported") List<String> signatures) {

        static Metadata of(String issuer) {
            return new Metadata(
                    issuer,
                    issuer + LocalIssuer.AUTHORIZE,
                    issuer + LocalIssuer.TOKENS,
                    issuer + LocalIssuer.REVOCATION,
                    issuer + LocalIssuer.KEYS,
                    List.of("client_credentials", "authorization_code"),
                    List.of("client_secret_basic"),
                    List.of("code"),
                    List.of("openid"),
                    List.of("S256"),
                    List.of("public"),
                    List.of("RS256"));
        }
    }

    @GetMapping({OPENID, OAUTH})
    Metadata metadata() {
        return metadata;
    }
}
