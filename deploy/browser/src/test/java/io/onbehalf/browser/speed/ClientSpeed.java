package io.onbehalf.browser.speed;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.onbehalf.browser.fixture.ClientStack;
import io.onbehalf.browser.fixture.Contact;
import io.onbehalf.browser.fixture.Desk;
import io.onbehalf.browser.fixture.SharedClientStack;
import io.onbehalf.local.client.ApiUser;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// How soon the client can be used, and whether it scrolls without a long frame; it prints what it measures.
/// The numbers are of a quiet machine: `deploy/browser/bench` runs it, the build doesn't.
@ExtendWith(SharedClientStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ClientSpeed {

    private static final int LOADS = 7;
    private static final double MOST_LOAD_MILLIS = 1_000;
    private static final int INTERACTIONS = 500;
    private static final int THREAD = 5_000;

    /// Notes when the list of interactions can be seen and used.
    private static final String WATCHING =
            """
            const look = () => {
              const list = document.querySelector('agent-client')?.shadowRoot?.querySelector('interaction-list')?.shadowRoot;
              if (list?.querySelector('li')) window.interactiveAt = performance.now();
              else requestAnimationFrame(look);
            };
            look();
            """;

    private final ClientStack stack;
    private final Contact contact;

    ClientSpeed(ClientStack stack) {
        this.stack = stack;
        contact = stack.contact();
    }

    @Test
    void the_first_load_is_interactive_within_a_second() throws Exception {
        composed();
        List<Double> loads = new ArrayList<>();
        for (int i = 0; i < LOADS; i++) {
            try (Desk desk = stack.deskBefore("amy", WATCHING)) {
                loads.add(loaded(desk.page()));
            }
        }
        System.out.printf(
                "first load until the list can be used, with nothing cached: median %.0f ms of %s%n",
                median(loads), loads.stream().map(Math::round).toList());
        assertThat(median(loads)).isLessThan(MOST_LOAD_MILLIS);
    }

    @Test
    void hundreds_of_interactions_scroll_without_a_long_frame() throws Exception {
        LargeDesk large = large();
        try (Desk desk = stack.desk("amy")) {
            Page page = desk.page();
            large.show(page);
            page.reload();
            assertThat(page.locator("interaction-list li")).hasCount(INTERACTIONS);
            page.waitForTimeout(3_000);
            Locator lists = page.locator(".lists");

            Frames down = Frames.whileScrolling(lists, 90, 30);
            Frames up = Frames.whileScrolling(lists, -90, 30);

            System.out.printf("%d interactions, down: %s%n", INTERACTIONS, down);
            System.out.printf("%d interactions, up:   %s%n", INTERACTIONS, up);
            assertThat(Stream.of(down, up).flatMap(each -> each.longAnimationFrames().stream())).isEmpty();
        }
    }

    @Test
    void a_thread_of_thousands_of_messages_loads_and_scrolls_without_a_long_frame() throws Exception {
        LargeDesk large = large();
        try (Desk desk = stack.desk("amy")) {
            Page page = desk.page();
            large.show(page);
            page.reload();
            page.locator("interaction-list li .sms").first().click();
            Locator messages = page.locator("sms-thread .message");
            assertThat(messages.first()).isVisible();
            page.waitForTimeout(2_000);
            Locator thread = page.locator("sms-thread .scroll");

            Frames loading = Frames.whileScrolling(thread, -90, 120);
            assertThat(messages).hasCount(THREAD);
            Frames down = Frames.whileScrolling(thread, 400, 30);
            Frames up = Frames.whileScrolling(thread, -400, 30);

            System.out.printf("%d messages, up while they load: %s%n", THREAD, loading);
            System.out.printf("%d messages, down:               %s%n", THREAD, down);
            System.out.printf("%d messages, up:                 %s%n", THREAD, up);
            assertThat(Stream.of(loading, down, up).flatMap(each -> each.longAnimationFrames().stream()))
                    .isEmpty();
        }
    }

    private static double loaded(Page page) {
        assertThat(page.locator("interaction-list li").first()).isVisible();
        return ((Number) page.evaluate("() => window.interactiveAt")).doubleValue();
    }

    private LargeDesk large() throws Exception {
        String id = composed();
        ApiUser amy = stack.as("amy");
        JsonNode interaction = amy.get("/conversations/messages/" + id + "?messages=false").body();
        JsonNode messages = amy.get("/onbehalf/conversations/" + id + "/messages").body().path("entities");
        return new LargeDesk(interaction, messages, INTERACTIONS, THREAD);
    }

    /// A conversation with a message of either side.
    private String composed() throws Exception {
        try (Desk desk = stack.desk("amy")) {
            desk.composeAndOpen(contact);
            desk.send("Hello");
            contact.writes("Thank you");
            assertThat(desk.thread()).containsText("Delivered");
            assertThat(desk.thread()).containsText("Thank you");
            return desk.interaction(contact).getAttribute("data-conversation");
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
