package io.onbehalf.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.AriaRole;
import io.onbehalf.browser.fixture.ClientStack;
import io.onbehalf.browser.fixture.Contact;
import io.onbehalf.browser.fixture.Desk;
import io.onbehalf.browser.fixture.SharedClientStack;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Standby, hidden tabs, lost connections: after a gap nobody answers what they have not seen. The page's
/// clock is the test's, so that hours pass in a moment.
@ExtendWith(SharedClientStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GapsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern SOCKET = Pattern.compile("/channels/");
    private static final Pattern CHANNELS = Pattern.compile("/notifications/channels");
    private static final Pattern MESSAGES = Pattern.compile("/onbehalf/conversations/[^/]+/messages");
    private static final String HEARTBEAT =
            "{\"topicName\":\"channel.metadata\",\"eventBody\":{\"message\":\"WebSocket Heartbeat\"}}";

    private final Desk desk;
    private final Page page;
    private final Contact contact;
    private final List<WebSocketRoute> sockets = new ArrayList<>();
    private boolean silent;

    GapsIT(ClientStack stack) {
        desk = stack.desk("amy");
        page = desk.page();
        contact = stack.contact();
    }

    @AfterEach
    void nothing_went_wrong_in_the_page() {
        desk.close();
        assertThat(desk.faults()).isEmpty();
    }

    @Test
    void after_any_gap_the_client_says_so_refetches_and_Send_waits_until_the_open_thread_is_current()
            throws Exception {
        desk.composeAndOpen(contact);
        desk.message().fill("An answer to what I know");
        List<Route> held = new ArrayList<>();
        page.route(MESSAGES, held::add);
        page.context().setOffline(true);
        assertThat(lost()).isVisible();
        contact.writes("While you were away");

        page.context().setOffline(false);

        assertThat(page.getByText("Catching up …")).isVisible();
        assertThat(desk.window().getByText("Messages are being read; sending waits for that.")).isVisible();
        assertThat(desk.button("Send")).isDisabled();
        desk.message().press("Enter");
        assertThat(desk.message()).hasValue("An answer to what I know");

        page.unroute(MESSAGES);
        held.forEach(Route::resume);
        assertThat(desk.thread()).containsText("While you were away");
        assertThat(page.getByText("Catching up …")).hasCount(0);
        desk.message().press("Enter");
        assertThat(desk.thread()).containsText("An answer to what I know");
    }

    @Test
    void the_watchdog_counts_what_arrived_not_timers_and_waits_70_seconds_in_a_hidden_tab() {
        underOurClock();
        sleep(30);
        assertThat(sockets).hasSize(1);
        arrives();
        sleep(30);
        assertThat(sockets).hasSize(1);
        sleep(10);
        awaitSockets(2);

        hide(true);
        arrives();
        sleep(65);
        assertThat(sockets).hasSize(2);
        assertThat(lost()).hasCount(0);
        arrives();
        sleep(65);
        assertThat(sockets).hasSize(2);
        sleep(10);
        awaitSockets(3);
    }

    @Test
    void visibilitychange_pageshow_and_online_reconnect_immediately_and_it_never_gives_up() {
        underOurClock();
        for (String awakes :
                List.of(
                        "document.dispatchEvent(new Event('visibilitychange'))",
                        "dispatchEvent(new PageTransitionEvent('pageshow'))",
                        "dispatchEvent(new Event('online'))")) {
            List<String> attempts = new ArrayList<>();
            page.route(
                    CHANNELS,
                    route -> {
                        attempts.add(route.request().url());
                        route.abort();
                    });
            sockets.getLast().close();
            assertThat(lost()).isVisible();
            for (int i = 0; i < 60; i++) { // a quarter of an hour
                sleep(15);
            }
            awaitMore(attempts, attempts.size());
            page.clock().pauseAt(now().plusSeconds(1).toString());
            page.unroute(CHANNELS);

            page.evaluate("() => { " + awakes + " }");

            assertThat(lost()).hasCount(0);
            page.clock().resume();
        }
    }

    @Test
    void a_tab_kept_open_a_night_works_on_the_first_click_and_keeps_the_draft() throws Exception {
        underOurClock();
        desk.composeAndOpen(contact);
        desk.message().fill("Written in the evening");
        silent = true;
        contact.writes("Written at night");

        sleep(Duration.ofHours(8).toSeconds());
        silent = false;
        desk.message().click();

        assertThat(desk.thread()).containsText("Written at night");
        assertThat(desk.message()).hasValue("Written in the evening");
        assertThat(desk.button("Send")).isEnabled();
        desk.message().press("Enter");
        assertThat(desk.thread().locator("[data-status=delivery-success]")).hasCount(1);
    }

    @Test
    void a_tab_kept_open_longer_than_its_session_asks_to_sign_in_and_keeps_the_draft() {
        underOurClock();
        desk.composeAndOpen(contact);
        desk.message().fill("Written in the evening");
        page.context().clearCookies();

        sleep(Duration.ofHours(13).toSeconds());

        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Your session has ended");
        Page window = page.waitForPopup(() -> desk.button("Sign in").click());
        window.getByLabel("Name").fill("amy");
        window.getByLabel("Password").fill("amy-secret");
        window.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        assertThat(desk.message()).hasValue("Written in the evening");
        assertThat(desk.button("Send")).isEnabled();
        desk.message().press("Enter");
        assertThat(desk.thread().locator("[data-status=delivery-success]")).hasCount(1);
    }

    /// Loads the page again with a clock that the test moves, and sockets that it sees.
    private void underOurClock() {
        page.clock().install();
        page.addInitScript(
                "Object.defineProperty(document, 'visibilityState', { get: () => window.asleep ? 'hidden' : 'visible' })");
        page.routeWebSocket(
                SOCKET,
                client -> {
                    sockets.add(client);
                    client.connectToServer()
                            .onMessage(frame -> {
                                if (!silent) {
                                    client.send(frame.text());
                                }
                            });
                });
        page.reload();
        assertThat(desk.button("New Interaction: SMS")).isVisible();
        awaitSockets(1);
    }

    /// Time passes, and of the timers each fires once, as in a tab or a computer that sleeps.
    private void sleep(long seconds) {
        page.clock().fastForward(seconds * 1_000);
    }

    private Instant now() {
        return Instant.ofEpochMilli(((Number) page.evaluate("() => Date.now()")).longValue());
    }

    private void arrives() {
        sockets.getLast().send(HEARTBEAT);
        page.evaluate("() => 0");
    }

    private void hide(boolean hidden) {
        page.evaluate("hidden => { window.asleep = hidden; }", hidden);
    }

    private Locator lost() {
        return page.getByText("The connection is lost.");
    }

    private void awaitSockets(int count) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    page.evaluate("() => 0");
                    assertThat(sockets).hasSize(count);
                });
    }

    private void awaitMore(List<String> attempts, int before) {
        sleep(15);
        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    page.evaluate("() => 0");
                    assertThat(attempts).hasSizeGreaterThan(before);
                });
    }
}
