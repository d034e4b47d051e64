package io.onbehalf.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/// Signing out, at an issuer that gives refresh tokens and revokes them.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SignOutTest {

    private final Instant end = Instant.now().plus(Duration.ofHours(8));

    private final SealedCookie<Session> cookie = TestCookies.session();
    private final SealedCookie<SignedOut> signedOut = TestCookies.signedOut();
    private final HttpServer issuer = HttpServer.create();
    private final List<String> revoked = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private int status = 200;
    private @Nullable URI address;

    SignOutTest() throws IOException {
        issuer.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext(
                "/revoke",
                call -> {
                    revoked.add(
                            call.getRequestHeaders().getFirst("Authorization")
                                    + " "
                                    + new String(
                                            call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                    call.sendResponseHeaders(status, -1);
                    call.close();
                });
        issuer.start();
    }

    @AfterEach
    void stop() {
        issuer.stop(0);
        http.close();
    }

    @Test
    void the_refresh_token_is_revoked_with_the_client_s_secret() throws Exception {
        MockHttpServletResponse out = signOut("refresh-1", _ -> client(BASIC, endpoints()));

        assertOut(out);
        assertThat(revoked)
                .containsExactly(
                        "Basic "
                                + base64("onbehalf-client:s%2Fecret")
                                + " "
                                + "token=refresh-1&token_type_hint=refresh_token");
    }

    @Test
    void an_issuer_that_wants_the_secret_in_the_body_gets_it_there() throws Exception {
        assertOut(signOut("refresh-1", _ -> client(POST, endpoints())));

        assertThat(revoked)
                .containsExactly(
                        "null token=refresh-1&token_type_hint=refresh_token"
                                + "&client_id=onbehalf-client&client_secret=s%2Fecret");
    }

    @Test
    void who_has_no_refresh_token_signs_out_and_nothing_is_revoked() throws Exception {
        assertOut(signOut(null, _ -> client(BASIC, endpoints())));

        assertThat(revoked).isEmpty();
    }

    @Test
    void an_issuer_that_names_no_endpoint_is_not_asked() throws Exception {
        assertOut(signOut("refresh-1", _ -> client(BASIC, Map.of())));

        assertThat(revoked).isEmpty();
    }

    @Test
    void who_signs_out_is_out_also_if_the_issuer_refuses_or_is_away() throws Exception {
        status = 503;
        assertOut(signOut("refresh-1", _ -> client(BASIC, endpoints())));
        assertThat(revoked).hasSize(1);

        Map<String, Object> endpoints = endpoints();
        issuer.stop(0);
        assertOut(signOut("refresh-1", _ -> client(BASIC, endpoints)));
        assertOut(signOut("refresh-1", _ -> client(BASIC, Map.of("revocation_endpoint", "not a URI"))));
        assertOut(
                signOut(
                        "refresh-1",
                        _ -> {
                            throw new IllegalArgumentException("its discovery document can't be read");
                        }));
    }

    @Test
    void the_browser_keeps_which_session_is_over() throws Exception {
        MockHttpServletResponse out = signOut("refresh-1", _ -> client(BASIC, Map.of()));

        MockHttpServletRequest next = new MockHttpServletRequest();
        next.setCookies(out.getCookies());
        assertThat(signedOut.read(next)).contains(new SignedOut(end));
        assertThat(Objects.requireNonNull(out.getCookie(Browser.SIGNED_OUT)).getMaxAge()).isPositive();
    }

    @Test
    void the_issuer_leads_back_to_the_address_that_browsers_know() throws Exception {
        Map<String, Object> issuer = Map.of("end_session_endpoint", "https://issuer.example/end");
        assertThat(signOut(null, _ -> client(BASIC, issuer)).getContentAsString())
                .contains("post_logout_redirect_uri=http://localhost/\"");

        address = URI.create("https://agents.example");

        assertThat(signOut(null, _ -> client(BASIC, issuer)).getContentAsString())
                .contains(
                        "https://issuer.example/end?client_id=onbehalf-client"
                                + "&post_logout_redirect_uri=https://agents.example/\"");
    }

    private static final ClientAuthenticationMethod BASIC = ClientAuthenticationMethod.CLIENT_SECRET_BASIC;
    private static final ClientAuthenticationMethod POST = ClientAuthenticationMethod.CLIENT_SECRET_POST;

    private static void assertOut(MockHttpServletResponse out) throws Exception {
        assertThat(out.getStatus()).isEqualTo(200);
        assertThat(out.getContentAsString()).isEqualTo("{\"next\":\"/\"}");
        assertThat(out.getHeader("Set-Cookie")).startsWith(Browser.SESSION + "=;").contains("Max-Age=0");
    }

    private MockHttpServletResponse signOut(
            @Nullable String refreshToken, ClientRegistrationRepository registrations) throws Exception {
        var written = new MockHttpServletResponse();
        Session session = new Session("access", end, refreshToken, end);
        cookie.write(written, session, session.lifeLeft(end.minusSeconds(60)));
        MockHttpServletRequestBuilder call =
                MockMvcRequestBuilders.post("/sign-out")
                        .header(SessionFilter.CLIENT, "1")
                        .cookie(written.getCookies());
        var properties = new SessionProperties(null, Duration.ofHours(12), false, address);
        return MockMvcBuilders.routerFunctions(
                        new SignOut(cookie, signedOut, properties, registrations, http).signOutRoute())
                .build()
                .perform(call)
                .andReturn()
                .getResponse();
    }

    private Map<String, Object> endpoints() {
        return Map.of("revocation_endpoint", "http://127.0.0.1:" + issuer.getAddress().getPort() + "/revoke");
    }

    private static ClientRegistration client(
            ClientAuthenticationMethod method, Map<String, Object> metadata) {
        return ClientRegistration.withRegistrationId(SignIn.REGISTRATION)
                .clientId("onbehalf-client")
                .clientSecret("s/ecret")
                .clientAuthenticationMethod(method)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("http://127.0.0.1/callback")
                .authorizationUri("http://127.0.0.1/authorize")
                .tokenUri("http://127.0.0.1/token")
                .providerConfigurationMetadata(metadata)
                .build();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
