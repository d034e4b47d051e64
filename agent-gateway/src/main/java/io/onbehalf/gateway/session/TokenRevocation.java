package io.onbehalf.gateway.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;

/// Tells the issuer that a refresh token counts no more (RFC 7009), at the `revocation_endpoint` of its
/// discovery document. An issuer that names none is not asked.
final class TokenRevocation {

    private static final Logger LOG = LoggerFactory.getLogger(TokenRevocation.class);
    private static final String ENDPOINT = "revocation_endpoint";
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final HttpClient http;

    TokenRevocation(HttpClient http) {
        this.http = http;
    }

    /// Revokes a refresh token. A failure is logged and nothing more: whoever signs out is out.
    void revoke(ClientRegistration client, String refreshToken) {
        if (!(client.getProviderDetails().getConfigurationMetadata().get(ENDPOINT)
                instanceof String endpoint)) {
            return;
        }
        try {
            int status =
                    http.send(request(client, URI.create(endpoint), refreshToken), BodyHandlers.discarding())
                            .statusCode();
            if (status != 200) {
                LOG.warn("the issuer did not revoke a refresh token: {}", status);
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("the issuer did not revoke a refresh token: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpRequest request(ClientRegistration client, URI endpoint, String refreshToken) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put(OAuth2ParameterNames.TOKEN, refreshToken);
        form.put(OAuth2ParameterNames.TOKEN_TYPE_HINT, OAuth2ParameterNames.REFRESH_TOKEN);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(endpoint)
                        .timeout(PATIENCE)
                        .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_FORM_URLENCODED_VALUE);
        if (client.getClientAuthenticationMethod().equals(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)) {
            request.header(HttpHeaders.AUTHORIZATION, basic(client));
        } else {
            form.put(OAuth2ParameterNames.CLIENT_ID, client.getClientId());
            form.put(OAuth2ParameterNames.CLIENT_SECRET, client.getClientSecret());
        }
        return request.POST(BodyPublishers.ofString(encoded(form))).build();
    }

    /// Both halves are encoded as in a form (RFC 6749, 2.3.1).
    private static String basic(ClientRegistration client) {
        String both = encoded(client.getClientId()) + ":" + encoded(client.getClientSecret());
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(UTF_8));
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
