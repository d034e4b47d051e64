package io.onbehalf.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.web.TraceContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;

/// What a session's cookie becomes behind the filter, also when its access token is refreshed.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SessionFilterTest {

    private static final Instant NOW = Instant.parse("2026-01-02T10:00:00Z");
    private static final Instant END_OF_DAY = NOW.plus(Duration.ofHours(8));

    private final SealedCookie<Session> cookie = TestCookies.session();
    private final SealedCookie<SignedOut> signedOut = TestCookies.signedOut();
    private final List<HttpServletRequest> passed = new ArrayList<>();
    private final List<String> refreshedWith = new ArrayList<>();
    private @Nullable String refusal;

    @Test
    void a_good_token_passes_as_a_bearer_token_and_the_cookie_does_not_pass() throws Exception {
        filter(session(NOW.plusSeconds(600), null));

        assertThat(passed).hasSize(1);
        HttpServletRequest behind = passed.getFirst();
        assertThat(behind.getHeader("Authorization")).isEqualTo("Bearer first");
        assertThat(Collections.list(behind.getHeaders("authorization"))).containsExactly("Bearer first");
        assertThat(Collections.list(behind.getHeaderNames())).doesNotContain("Cookie", SessionFilter.CLIENT);
    }

    @Test
    void a_token_about_to_expire_is_refreshed_and_the_browser_gets_the_next_cookie() throws Exception {
        MockHttpServletResponse response = filter(session(NOW.plusSeconds(10), "refresh-1"));

        assertThat(passed.getFirst().getHeader("Authorization")).isEqualTo("Bearer next");
        assertThat(refreshedWith).containsExactly("refresh-1");
        Session next = cookieIn(response);
        assertThat(next.accessToken()).isEqualTo("next");
        assertThat(next.refreshToken()).isEqualTo("refresh-2");
        assertThat(next.ends()).isEqualTo(END_OF_DAY);
    }

    @Test
    void calls_that_come_together_share_one_refresh() throws Exception {
        SessionRefresh shared = refresh();
        Session session = session(NOW.minusSeconds(10), "refresh-1");

        filter(session, shared);
        filter(session, shared);

        assertThat(refreshedWith).hasSize(1);
        assertThat(passed).hasSize(2);
    }

    @Test
    void a_refresh_that_the_issuer_refuses_ends_the_session() throws Exception {
        refusal = "invalid_grant";

        MockHttpServletResponse response = filter(session(NOW.minusSeconds(10), "refresh-1"));

        assertThat(passed).isEmpty();
        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.getHeader("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(response.getContentAsString()).contains("session.required", "/sign-in/onbehalf");
        assertThat(response.getHeader("Set-Cookie")).contains("Max-Age=0");
    }

    @Test
    void while_the_issuer_is_away_a_good_token_goes_on_and_an_expired_one_is_to_come_back() throws Exception {
        refusal = "server_error";

        filter(session(NOW.plusSeconds(10), "refresh-1"));
        assertThat(passed).hasSize(1);

        MockHttpServletResponse response = filter(session(NOW.minusSeconds(10), "refresh-1"));
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("1");
        assertThat(response.getHeader("Set-Cookie")).isNull();
    }

    @Test
    void a_working_day_ends_the_session_whatever_is_refreshed() throws Exception {
        Session old = new Session("first", NOW.plusSeconds(600), "refresh-1", NOW);

        assertThat(filter(old).getStatus()).isEqualTo(401);
        assertThat(passed).isEmpty();
    }

    /// A response to another tab refreshed the session, and came after the sign-out.
    @Test
    void a_cookie_that_is_written_again_after_the_sign_out_brings_nobody_back() throws Exception {
        MockHttpServletResponse underWay = filter(session(NOW.plusSeconds(10), "refresh-1"));
        passed.clear();

        MockHttpServletResponse response = filter(cookieIn(underWay), new SignedOut(END_OF_DAY), refresh());

        assertThat(passed).isEmpty();
        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.getHeader("Set-Cookie")).contains("Max-Age=0");
    }

    @Test
    void who_signs_in_again_is_in() throws Exception {
        filter(session(NOW.plusSeconds(600), null), new SignedOut(END_OF_DAY.minusMillis(1)), refresh());

        assertThat(passed).hasSize(1);
    }

    private static Session session(Instant accessTokenEnds, @Nullable String refreshToken) {
        return new Session("first", accessTokenEnds, refreshToken, END_OF_DAY);
    }

    private MockHttpServletResponse filter(Session session) throws Exception {
        return filter(session, refresh());
    }

    private MockHttpServletResponse filter(Session session, SessionRefresh refresh) throws Exception {
        return filter(session, null, refresh);
    }

    private MockHttpServletResponse filter(Session session, @Nullable SignedOut out, SessionRefresh refresh)
            throws Exception {
        MockHttpServletResponse sealed = new MockHttpServletResponse();
        cookie.write(sealed, session, Duration.ofMinutes(1));
        if (out != null) {
            signedOut.write(sealed, out, Duration.ofMinutes(1));
        }
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v2/users/me");
        request.setCookies(sealed.getCookies());
        request.addHeader("Cookie", "sealed");
        request.addHeader(SessionFilter.CLIENT, "1");
        MockHttpServletResponse response = new MockHttpServletResponse();
        FilterChain chain = (behind, _) -> passed.add((HttpServletRequest) behind);
        new SessionFilter(cookie, signedOut, refresh, () -> NOW, new TraceContext())
                .doFilter(request, response, chain);
        return response;
    }

    private SessionRefresh refresh() {
        return new SessionRefresh(
                _ -> registration(),
                grant -> {
                    refreshedWith.add(grant.getRefreshToken().getTokenValue());
                    if (refusal != null) {
                        throw new OAuth2AuthorizationException(new OAuth2Error(refusal));
                    }
                    return OAuth2AccessTokenResponse.withToken("next")
                            .tokenType(TokenType.BEARER)
                            .expiresIn(300)
                            .refreshToken("refresh-2")
                            .build();
                });
    }

    private Session cookieIn(MockHttpServletResponse response) {
        MockHttpServletRequest next = new MockHttpServletRequest();
        next.setCookies(response.getCookies());
        return cookie.read(next).orElseThrow();
    }

    private static ClientRegistration registration() {
        return ClientRegistration.withRegistrationId(SignIn.REGISTRATION)
                .clientId("client")
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("http://127.0.0.1/callback")
                .authorizationUri("http://127.0.0.1/authorize")
                .tokenUri("http://127.0.0.1/token")
                .build();
    }
}
