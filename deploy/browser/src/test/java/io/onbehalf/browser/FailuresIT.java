package io.onbehalf.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.onbehalf.browser.fixture.ClientStack;
import io.onbehalf.browser.fixture.Contact;
import io.onbehalf.browser.fixture.Desk;
import io.onbehalf.browser.fixture.SharedClientStack;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What an agent sees, and loses, when something fails: nothing that they wrote.
@ExtendWith(SharedClientStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FailuresIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final Pattern SENT = Pattern.compile("/communications/[^/]+/messages$");

    /// Lets the page wait for an answer for an eighth of its time.
    private static final String IMPATIENT =
            """
            const timeout = AbortSignal.timeout.bind(AbortSignal);
            AbortSignal.timeout = millis => timeout(millis / 8);
            """;

    private final ClientStack stack;

    FailuresIT(ClientStack stack) {
        this.stack = stack;
    }

    @Test
    void a_gateway_that_is_killed_in_the_middle_of_a_send_costs_one_message_no_more_and_no_less()
            throws Exception {
        try (Desk desk = stack.desk("amy")) {
            Contact contact = stack.contact();
            desk.composeAndOpen(contact);
            desk.send("Before");
            assertThat(desk.thread()).containsText("Delivered");

            AtomicBoolean killed = new AtomicBoolean();
            desk.page()
                    .onRequest(request -> {
                        if (request.method().equals("POST")
                                && request.url().endsWith("/messages")
                                && killed.compareAndSet(false, true)) {
                            kill();
                        }
                    });
            desk.send("In the middle");
            assertThat(desk.thread()).containsText("Sending");
            assertThat(desk.page().getByText("The connection is lost.")).isVisible();
            stack.restartGateway();

            assertThat(desk.thread().locator("[data-status=delivery-success]")).hasCount(2);
            assertThat(desk.page().getByText("The connection is lost.")).hasCount(0);
            assertThat(stack.submitsTo(contact)).isEqualTo(2);
            assertThat(desk.message()).isVisible();
        }
    }

    private void kill() {
        try {
            stack.gateway().kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_session_that_ends_in_mid_work_is_renewed_in_a_small_window_and_nothing_is_lost() {
        try (Desk desk = stack.newDesk()) {
            Contact contact = stack.contact();
            desk.signIn("amy");
            desk.composeAndOpen(contact);
            desk.message().fill("Written before");
            desk.page().context().clearCookies();

            desk.message().press("Enter");
            assertThat(desk.page().getByRole(AriaRole.DIALOG)).containsText("Your session has ended");
            Page window = desk.page().waitForPopup(() -> desk.button("Sign in").click());
            window.getByLabel("Name").fill("amy");
            window.getByLabel("Password").fill("amy-secret");
            window.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();

            assertThat(desk.thread()).containsText("Delivered");
            assertThat(desk.thread().getByText("Written before")).hasCount(1);
            assertThat(desk.page().getByRole(AriaRole.DIALOG)).hasCount(0);
        }
    }

    @Test
    void a_draft_belongs_to_its_conversation_and_survives_a_reload() {
        try (Desk desk = stack.desk("amy")) {
            Contact one = stack.contact();
            Contact other = stack.contact();
            desk.composeAndOpen(one);
            desk.message().fill("For the one");
            desk.composeAndOpen(other);
            assertThat(desk.message()).hasValue("");

            desk.page().reload();
            desk.smsOf(one).click();
            assertThat(desk.message()).hasValue("For the one");
        }
    }

    @Test
    void offline_is_said_and_what_came_meanwhile_is_there_afterwards() throws Exception {
        try (Desk desk = stack.desk("amy")) {
            Contact contact = stack.contact();
            desk.composeAndOpen(contact);
            desk.page().context().setOffline(true);
            assertThat(desk.page().getByText("The connection is lost.")).isVisible();
            contact.writes("While you were away");

            desk.page().context().setOffline(false);

            assertThat(desk.thread()).containsText("While you were away");
            assertThat(desk.page().getByText("The connection is lost.")).hasCount(0);
        }
    }

    @Test
    void a_message_that_fails_says_why_and_is_sent_again_as_another() {
        try (Desk desk = stack.desk("amy")) {
            desk.composeAndOpen(stack.contact("9902"));
            desk.send("Will not arrive");
            assertThat(desk.thread()).containsText("Not sent: the network refused it");

            desk.button("Send again").click();

            assertThat(desk.thread().locator("[data-status=failed]")).hasCount(2);
        }
    }

    /// The read that follows a send shows the failure already, and the channel's event comes behind it.
    @Test
    void a_status_that_a_read_brings_before_the_channel_does_is_shown() {
        try (Desk desk = stack.desk("amy")) {
            Page page = desk.page();
            AtomicBoolean holding = new AtomicBoolean();
            List<Runnable> held = new ArrayList<>();
            page.routeWebSocket(
                    Pattern.compile("/channels/"),
                    client ->
                            client.connectToServer()
                                    .onMessage(frame -> {
                                        Runnable pass = () -> client.send(frame.text());
                                        if (holding.get()) {
                                            held.add(pass);
                                        } else {
                                            pass.run();
                                        }
                                    }));
            page.reload();
            desk.composeAndOpen(stack.contact("9902"));

            holding.set(true);
            page.route(
                    Pattern.compile("[?]messages=false$"),
                    route -> {
                        awaitFailed(route.request().url());
                        route.resume();
                    });
            page.waitForResponse(Pattern.compile("[?]messages=false$"), () -> desk.send("Will not arrive"));
            holding.set(false);
            held.forEach(Runnable::run);

            assertThat(desk.thread()).containsText("Not sent: the network refused it");
        }
    }

    private void awaitFailed(String conversationUrl) {
        Matcher id = Pattern.compile("/messages/([0-9a-f-]+)[?]").matcher(conversationUrl);
        assertThat(id.find()).isTrue();
        String messages = "/onbehalf/conversations/%s/messages?limit=5".formatted(id.group(1));
        await().atMost(PATIENCE)
                .until(
                        () -> stack.as("amy").get(messages).body().findValuesAsString("status"),
                        statuses -> statuses.contains("failed"));
    }

    /// The server does what it is told, and its answer is lost on a network that says nothing more.
    @Test
    void a_change_that_is_never_answered_is_repeated_with_its_key_and_made_once() throws Exception {
        try (Desk desk = stack.deskBefore("amy", IMPATIENT)) {
            Contact contact = stack.contact();
            desk.composeAndOpen(contact);
            List<String> keys = new CopyOnWriteArrayList<>();
            desk.page()
                    .route(
                            SENT,
                            route -> {
                                keys.add(route.request().headers().get("idempotency-key"));
                                if (keys.size() == 1) {
                                    route.fetch();
                                } else {
                                    route.resume();
                                }
                            });

            desk.send("Only once");

            assertThat(desk.thread()).containsText("Delivered");
            assertThat(desk.thread().locator("[data-status=pending]")).hasCount(0);
            assertThat(desk.thread().getByText("Only once")).hasCount(1);
            assertThat(keys).hasSize(2).containsOnly(keys.getFirst());
            assertThat(stack.submitsTo(contact)).isEqualTo(1);
        }
    }

    @Test
    void a_read_that_is_never_answered_is_tried_again() throws Exception {
        try (Desk desk = stack.deskBefore("amy", IMPATIENT)) {
            Contact contact = stack.contact();
            contact.writes("Is anybody there?");
            assertThat(desk.waiting(contact)).isVisible();
            AtomicBoolean lost = new AtomicBoolean();
            desk.page()
                    .route(
                            Pattern.compile("/onbehalf/conversations/[^/]+/messages"),
                            route -> {
                                if (!lost.compareAndSet(false, true)) {
                                    route.resume();
                                }
                            });

            desk.waiting(contact).getByRole(AriaRole.BUTTON).click();

            assertThat(desk.thread()).containsText("Is anybody there?");
            assertThat(lost).isTrue();
        }
    }

    @Test
    void a_busy_server_is_asked_again_when_it_says_and_not_sooner() throws Exception {
        try (Desk desk = stack.desk("amy")) {
            Contact contact = stack.contact();
            desk.composeAndOpen(contact);
            List<String> keys = new CopyOnWriteArrayList<>();
            List<Instant> calls = new CopyOnWriteArrayList<>();
            desk.page()
                    .route(
                            SENT,
                            route -> {
                                keys.add(route.request().headers().get("idempotency-key"));
                                calls.add(Instant.now());
                                if (calls.size() > 2) {
                                    route.resume();
                                } else {
                                    route.fulfill(later(calls.size() == 1 ? 429 : 503));
                                }
                            });

            desk.send("When there is time");

            assertThat(desk.thread()).containsText("Sending …");
            assertThat(desk.thread()).containsText("Delivered");
            assertThat(keys).hasSize(3).containsOnly(keys.getFirst());
            assertThat(Duration.between(calls.get(0), calls.get(1))).isGreaterThan(RETRY_AFTER);
            assertThat(Duration.between(calls.get(1), calls.get(2))).isGreaterThan(RETRY_AFTER);
            assertThat(stack.submitsTo(contact)).isEqualTo(1);
        }
    }

    private static Route.FulfillOptions later(int status) {
        return new Route.FulfillOptions()
                .setStatus(status)
                .setHeaders(Map.of("Retry-After", String.valueOf(RETRY_AFTER.toSeconds())));
    }

    @Test
    void a_message_of_which_nothing_more_is_known_is_sent_not_known_whether_it_arrived() {
        try (Desk desk = stack.desk("amy")) {
            desk.composeAndOpen(stack.contact("9916"));

            desk.send("Did you get this?");

            assertThat(desk.thread())
                    .containsText(
                            "Sent, not known whether it arrived",
                            new LocatorAssertions.ContainsTextOptions()
                                    .setTimeout((double) PATIENCE.multipliedBy(2).toMillis()));
        }
    }

    @Test
    void a_sign_out_that_does_not_reach_the_server_says_so_and_can_be_repeated() {
        try (Desk desk = stack.newDesk()) {
            desk.signIn("amy");
            desk.page().context().setOffline(true);
            signOut(desk);
            assertThat(desk.page().getByRole(AriaRole.ALERT)).containsText("You are not signed out");

            desk.page().context().setOffline(false);
            signOut(desk);

            assertThat(desk.page().getByText("You are signed out.")).isVisible();
        }
    }

    @Test
    void who_signs_out_is_out_in_every_tab() {
        try (Desk desk = stack.newDesk()) {
            desk.signIn("amy");
            Page tab = desk.newTab("");

            signOut(desk);

            assertThat(desk.page().getByText("You are signed out.")).isVisible();
            assertThat(tab.getByText("You are signed out.")).isVisible();
        }
    }

    private static void signOut(Desk desk) {
        desk.button("Amy Agent").click();
        desk.page().getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Sign out")).click();
    }

    @Test
    void who_signs_out_is_out_and_stays_out_until_they_click() {
        try (Desk desk = stack.newDesk()) {
            desk.signIn("amy");
            signOut(desk);

            assertThat(desk.page().getByText("You are signed out.")).isVisible();
            assertThat(
                            desk.page()
                                    .evaluate(
                                            "async () => (await fetch('/api/v2/users/me', { headers: { 'X-Onbehalf-Client': '1' } })).status"))
                    .isEqualTo(401);
            desk.button("Sign in").click();
            assertThat(desk.page().getByLabel("Password")).isVisible();
        }
    }

    @Test
    void no_token_is_within_reach_of_a_script() {
        try (Desk desk = stack.desk("amy")) {
            assertThat(desk.button("New Interaction: SMS")).isVisible();

            Object seen =
                    desk.page()
                            .evaluate(
                                    "() => document.cookie + JSON.stringify({ ...localStorage, ...sessionStorage })");
            assertThat(String.valueOf(seen)).doesNotContain("eyJ", "onbehalf-session=");
        }
    }
}
