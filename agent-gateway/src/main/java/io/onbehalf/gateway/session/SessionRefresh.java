package io.onbehalf.gateway.session;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;

/// Gets a session's next access token from the issuer.
///
/// A client sends several calls together: they share one refresh, because some issuers take a refresh token
/// only once. Whoever comes a moment later with the same cookie gets the same session.
final class SessionRefresh {

    private static final Duration SHARED_FOR = Duration.ofMinutes(1);
    private static final int MOST_SHARED = 10_000;

    private final Cache<String, Optional<Session>> refreshed =
            Caffeine.newBuilder().expireAfterWrite(SHARED_FOR).maximumSize(MOST_SHARED).build();
    private final ClientRegistrationRepository registrations;
    private final OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> issuer;

    SessionRefresh(
            ClientRegistrationRepository registrations,
            OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> issuer) {
        this.registrations = registrations;
        this.issuer = issuer;
    }

    /// The session with its next access token; empty if the issuer refuses the refresh token. Throws
    /// [OAuth2AuthorizationException] if the issuer can't be reached.
    ///
    /// @param session has a refresh token
    Optional<Session> refresh(Session session, String refreshToken) {
        return refreshed.get(refreshToken, _ -> call(session, refreshToken));
    }

    private Optional<Session> call(Session session, String refreshToken) {
        ClientRegistration registration =
                requireNonNull(registrations.findByRegistrationId(SignIn.REGISTRATION));
        Instant ends = session.accessTokenEnds();
        OAuth2AccessToken old =
                new OAuth2AccessToken(
                        OAuth2AccessToken.TokenType.BEARER, session.accessToken(), Instant.MIN, ends);
        try {
            OAuth2AccessTokenResponse response =
                    issuer.getTokenResponse(
                            new OAuth2RefreshTokenGrantRequest(
                                    registration, old, new OAuth2RefreshToken(refreshToken, null)));
            return Optional.of(next(session, response));
        } catch (OAuth2AuthorizationException refusal) {
            if (refusal.getError().getErrorCode().equals(OAuth2ErrorCodes.INVALID_GRANT)) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    private static Session next(Session session, OAuth2AccessTokenResponse response) {
        OAuth2AccessToken access = response.getAccessToken();
        OAuth2RefreshToken refresh = response.getRefreshToken();
        return new Session(
                access.getTokenValue(),
                access.getExpiresAt() == null ? session.ends() : access.getExpiresAt(),
                refresh == null ? session.refreshToken() : refresh.getTokenValue(),
                session.ends());
    }
}
