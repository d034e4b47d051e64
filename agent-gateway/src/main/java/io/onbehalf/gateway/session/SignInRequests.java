package io.onbehalf.gateway.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;

/// Keeps a sign-in that has begun (its state, nonce and code verifier) in a cookie of ten minutes. Browsers
/// send it when the issuer redirects back to us.
final class SignInRequests implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final String AUTHORIZATION_URI = "https://not.kept";

    private final SealedCookie<Begun> cookie;

    SignInRequests(SealedCookie<Begun> cookie) {
        this.cookie = cookie;
    }

    /// @param clientId the client that asks the issuer
    /// @param attributes the code verifier, the nonce, the registration
    /// @param inWindow whether the sign-in is in a small window
    record Begun(
            String state,
            String clientId,
            @Nullable String redirectUri,
            Set<String> scopes,
            Map<String, String> attributes,
            boolean inWindow) {}

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest begun,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (begun == null) {
            cookie.delete(response);
            return;
        }
        Map<String, String> attributes = new HashMap<>();
        for (String name :
                Set.of(
                        PkceParameterNames.CODE_VERIFIER,
                        OidcParameterNames.NONCE,
                        OAuth2ParameterNames.REGISTRATION_ID)) {
            if (begun.getAttribute(name) instanceof String value) {
                attributes.put(name, value);
            }
        }
        cookie.write(
                response,
                new Begun(
                        String.valueOf(begun.getState()),
                        begun.getClientId(),
                        begun.getRedirectUri(),
                        begun.getScopes(),
                        attributes,
                        request.getParameter(SignIn.WINDOW) != null),
                LIFE);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        return begun(request).map(SignInRequests::request).orElse(null);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest begun = loadAuthorizationRequest(request);
        cookie.delete(response);
        return begun;
    }

    boolean isInWindow(HttpServletRequest request) {
        return cookie.read(request).map(Begun::inWindow).orElse(false);
    }

    private Optional<Begun> begun(HttpServletRequest request) {
        String state = request.getParameter(OAuth2ParameterNames.STATE);
        return cookie.read(request).filter(begun -> begun.state().equals(state));
    }

    private static OAuth2AuthorizationRequest request(Begun begun) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(AUTHORIZATION_URI)
                .clientId(begun.clientId())
                .redirectUri(begun.redirectUri())
                .scopes(begun.scopes())
                .state(begun.state())
                .attributes(attributes -> attributes.putAll(begun.attributes()))
                .build();
    }
}
