package io.onbehalf.gateway.session;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.gateway.Client;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Signing in on the web client, at the local issuer, as a browser does it.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
@ActiveProfiles("local")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SignInTest {

    private static final int PORT = FreePort.find();
    private static final String ME = "/api/v2/users/me";

    @TempDir private static Path folder;

    private final Browser browser = new Browser(PORT);
    private final SealedCookie<Session> cookie;
    private final SessionProperties properties;

    SignInTest(@Autowired SealedCookie<Session> cookie, @Autowired SessionProperties properties) {
        this.cookie = cookie;
        this.properties = properties;
    }

    @DynamicPropertySource
    static void address(DynamicPropertyRegistry registry) {
        registry.add("server.port", () -> PORT);
        registry.add("onbehalf.issuer", () -> "http://127.0.0.1:" + PORT);
        registry.add("onbehalf.session.key", () -> "5e".repeat(32));
        registry.add("onbehalf.local.signing-key", () -> folder.resolve("issuer-key"));
    }

    @Test
    void who_signs_in_comes_to_the_client_and_their_calls_are_theirs() {
        HttpResponse<String> home = browser.signIn("amy", "amy-secret");

        assertThat(home.uri().getPath()).isEqualTo("/");
        HttpResponse<String> me = browser.send(browser.call(ME));
        assertThat(me.statusCode()).isEqualTo(200);
        assertThat(Client.json(me).path("name").asString()).isEqualTo("Amy Agent");
    }

    @Test
    void the_cookie_is_sealed_and_out_of_reach_of_scripts_and_of_other_sites() {
        HttpResponse<String> home = browser.signIn("amy", "amy-secret");

        HttpResponse<String> back = home.previousResponse().orElseThrow();
        String set =
                back.headers().allValues("Set-Cookie").stream()
                        .filter(each -> each.startsWith(Browser.SESSION))
                        .findFirst()
                        .orElseThrow();
        assertThat(set).contains("HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=43");
        assertThat(set.length()).isLessThan(4_096);
        String value = browser.cookie().orElseThrow().getValue();
        assertThat(
                        new String(
                                Base64.getUrlDecoder().decode(value.split("\\.", -1)[3]),
                                StandardCharsets.ISO_8859_1))
                .doesNotContain("amy", "accessToken");
    }

    @Test
    void the_cookie_without_the_header_is_no_proof() {
        browser.signIn("amy", "amy-secret");

        HttpResponse<String> answer = browser.send(browser.request(ME));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Client.json(answer).path("code").asString()).isEqualTo("authentication.required");
    }

    @Test
    void a_bearer_token_counts_as_before_whatever_the_cookie_says() {
        browser.signIn("amy", "amy-secret");
        String ofBen = new Client(PORT).token("ben");

        HttpResponse<String> me = browser.send(browser.call(ME).header("Authorization", "Bearer " + ofBen));

        assertThat(Client.json(me).path("username").asString()).isEqualTo("ben");
    }

    @Test
    void another_path_below_the_sign_in_is_as_unknown_as_any() {
        HttpResponse<String> unknown = browser.send(browser.request("/nothing"));

        for (String path : List.of("/sign-in/x", "/sign-in/onbehalf%20", "/sign-in/onbehalf/x", "/sign-in")) {
            HttpResponse<String> answer = browser.send(browser.request(path));
            assertThat(answer.statusCode()).as(path).isEqualTo(unknown.statusCode()).isLessThan(500);
            assertThat(Client.json(answer).path("code").asString())
                    .isEqualTo(Client.json(unknown).path("code").asString());
        }
    }

    @Test
    void without_a_session_the_answer_says_where_to_sign_in() {
        HttpResponse<String> answer = browser.send(browser.call(ME));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Client.json(answer).path("code").asString()).isEqualTo("session.required");
        assertThat(Client.json(answer).path("messageParams").path("signIn").asString())
                .isEqualTo("/sign-in/onbehalf");
    }

    @Test
    void a_changed_cookie_is_no_session_and_is_deleted() {
        browser.signIn("amy", "amy-secret");
        String value = browser.cookie().orElseThrow().getValue();
        int middle = value.length() / 2;
        char changed = value.charAt(middle) == 'A' ? 'B' : 'A';
        browser.putCookie(value.substring(0, middle) + changed + value.substring(middle + 1));

        HttpResponse<String> answer = browser.send(browser.call(ME));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Client.json(answer).path("code").asString()).isEqualTo("session.required");
        assertThat(browser.cookie()).isEmpty();
    }

    @Test
    void a_session_that_has_ended_is_told_with_the_way_to_the_next_one() {
        Instant past = Instant.now().minusSeconds(1);
        browser.putCookie(value(new Session("token", past, null, past.plusSeconds(9_000))));

        HttpResponse<String> answer = browser.send(browser.call(ME));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Client.json(answer).path("messageParams").path("signIn").asString())
                .isEqualTo("/sign-in/onbehalf");
    }

    @Test
    void a_session_survives_a_restart_of_the_gateway() {
        browser.signIn("amy", "amy-secret");
        var afterRestart =
                new SealedCookie<>(
                        Browser.SESSION,
                        Session.class,
                        SealedCookie.SameSite.STRICT,
                        false,
                        new SessionKeys(properties).of(Browser.SESSION));

        assertThat(afterRestart.open(browser.cookie().orElseThrow().getValue())).isPresent();
        assertThat(Files.exists(folder.resolve("issuer-key"))).isTrue();
    }

    @Test
    void who_signs_out_has_no_session_and_is_asked_for_the_password_again() {
        browser.signIn("amy", "amy-secret");

        HttpResponse<String> out = browser.send(browser.call("/sign-out").POST(BodyPublishers.noBody()));

        assertThat(out.statusCode()).isEqualTo(200);
        assertThat(Client.json(out).path("next").asString()).isEqualTo("/");
        assertThat(browser.cookie()).isEmpty();
        assertThat(browser.send(browser.call(ME)).statusCode()).isEqualTo(401);
        assertThat(browser.send(browser.request("/sign-in/onbehalf")).body()).contains("name=\"password\"");
    }

    @Test
    void nobody_is_signed_out_by_a_page_of_another_site() {
        browser.signIn("amy", "amy-secret");

        HttpResponse<String> out = browser.send(browser.request("/sign-out").POST(BodyPublishers.noBody()));

        assertThat(out.statusCode()).isEqualTo(403);
        assertThat(browser.send(browser.call(ME)).statusCode()).isEqualTo(200);
    }

    @Test
    void a_sign_in_in_a_small_window_ends_on_the_page_that_closes_it() {
        HttpResponse<String> end = browser.signIn("/sign-in/onbehalf?window", "amy", "amy-secret");

        assertThat(end.uri().getPath()).isEqualTo("/signed-in");
    }

    @Test
    void a_wrong_password_is_said_in_the_form_and_the_right_one_then_counts() {
        HttpResponse<String> again = browser.signIn("sue", "wrong");

        assertThat(again.statusCode()).isEqualTo(401);
        assertThat(again.body()).contains("The name or the password is wrong.", "value=\"sue\"");
        HttpResponse<String> home =
                browser.send(
                        browser.request(Browser.action(again))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("username=sue&password=sue-secret")));
        assertThat(home.uri().getPath()).isEqualTo("/");
    }

    @Test
    void what_is_typed_into_the_form_never_becomes_a_part_of_the_page() {
        HttpResponse<String> again = browser.signIn("\"><script>alert(1)</script>", "x");

        assertThat(again.body()).doesNotContain("<script").contains("&lt;script&gt;");
        assertThat(again.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'");
    }

    @Test
    void after_ten_wrong_passwords_the_right_one_has_to_wait_in_the_form_and_at_the_token_endpoint() {
        for (int i = 0; i < 10; i++) {
            browser.signIn("admin", "guess" + i);
        }

        assertThat(browser.signIn("admin", "admin-secret").body()).contains("Too many wrong passwords.");
        assertThat(new Client(PORT).token("admin", "admin-secret", "client_credentials").statusCode())
                .isEqualTo(429);
        assertThat(browser.signIn("amy", "amy-secret").uri().getPath()).isEqualTo("/");
    }

    @Test
    void a_code_that_was_sent_to_another_browser_signs_nobody_in() {
        HttpClient stranger = HttpClient.newHttpClient();
        HttpRequest stolen = browser.request("/sign-in/onbehalf/callback?code=stolen&state=other").build();

        HttpResponse<String> answer = stranger.sendAsync(stolen, BodyHandlers.ofString()).join();

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/?signIn=failed"));
        assertThat(answer.headers().allValues("Set-Cookie"))
                .noneMatch(each -> each.startsWith(Browser.SESSION));
    }

    @Test
    void an_authorization_without_a_code_challenge_or_for_an_unknown_client_is_refused() {
        String asked =
                "/oauth/authorize?response_type=code&scope=openid&state=s&client_id=%s&redirect_uri=%s";
        String callback = "http%3A%2F%2F127.0.0.1%3A" + PORT + "%2Fsign-in%2Fonbehalf%2Fcallback";

        for (String query :
                List.of(
                        asked.formatted("nobody", callback),
                        asked.formatted("onbehalf-client", "http%3A%2F%2Fevil.example"))) {
            assertThat(browser.send(browser.request(query)).statusCode()).isEqualTo(400);
        }
        HttpResponse<String> noChallenge =
                HttpClient.newHttpClient()
                        .sendAsync(
                                browser.request(asked.formatted("onbehalf-client", callback)).build(),
                                BodyHandlers.ofString())
                        .join();
        assertThat(noChallenge.headers().firstValue("Location").orElse("")).contains("error=invalid_request");
    }

    @Test
    void the_client_is_served_under_the_address_of_its_cookie_only() {
        HttpRequest.Builder elsewhere = HttpRequest.newBuilder(URI.create("http://localhost:" + PORT + "/"));

        HttpResponse<String> home = browser.send(elsewhere);

        assertThat(home.uri().getHost()).isEqualTo("127.0.0.1");
        assertThat(home.statusCode()).isEqualTo(200);
    }

    private String value(Session session) {
        var response = new MockHttpServletResponse();
        cookie.write(response, session, Duration.ofMinutes(1));
        return requireNonNull(response.getHeader("Set-Cookie")).split("[=;]", 3)[1];
    }
}
