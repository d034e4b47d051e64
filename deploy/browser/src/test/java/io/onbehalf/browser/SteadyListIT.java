package io.onbehalf.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.onbehalf.browser.fixture.ClientStack;
import io.onbehalf.browser.fixture.Contact;
import io.onbehalf.browser.fixture.Desk;
import io.onbehalf.browser.fixture.SharedClientStack;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The list of interactions and the Wrap-up window stay as the agent left them, whatever comes.
@ExtendWith(SharedClientStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SteadyListIT {

    private static final String UNREAD =
            """
            { "id": "m1", "order": 1, "direction": "inbound", "textBody": "Hello", "status": "received",
              "timestamp": "2026-01-02T10:00:00Z" }\
            """;

    private final ClientStack stack;
    private final Desk desk;
    private final Contact one;
    private final Contact other;

    SteadyListIT(ClientStack stack) {
        this.stack = stack;
        desk = stack.desk("amy");
        one = stack.contact();
        other = stack.contact();
    }

    @AfterEach
    void nothing_went_wrong_in_the_page() {
        desk.close();
        assertThat(desk.faults()).isEmpty();
    }

    @Test
    void rows_keep_their_places_while_the_pointer_is_in_the_list() throws Exception {
        desk.composeAndOpen(one);
        Locator first = desk.page().locator("interaction-list li").first();
        first.hover();
        String shown = first.getAttribute("data-conversation");

        stack.as("amy")
                .compose(stack.as("amy").queueId("Support"), other.number(), false, "k-" + other.number());
        assertThat(desk.interaction(other)).isVisible();
        assertThat(first).hasAttribute("data-conversation", shown);

        desk.page().mouse().move(900, 400);
        assertThat(desk.page().locator("interaction-list li").first()).containsText(other.shown());
    }

    @Test
    void rows_keep_their_places_while_the_focus_is_in_the_list() throws Exception {
        desk.composeAndOpen(one);
        desk.page().mouse().move(900, 400);
        Locator first = desk.page().locator("interaction-list li").first();
        first.getByRole(AriaRole.BUTTON).first().focus();
        String shown = first.getAttribute("data-conversation");

        stack.as("amy")
                .compose(stack.as("amy").queueId("Support"), other.number(), false, "k-" + other.number());
        assertThat(desk.interaction(other)).isVisible();
        assertThat(first).hasAttribute("data-conversation", shown);

        desk.message().focus();
        assertThat(first).containsText(other.shown());
    }

    @Test
    void what_has_left_the_list_is_forgotten_once_another_conversation_is_in_the_window() {
        desk.page().clock().install();
        desk.page().reload();
        desk.composeAndOpen(one);
        desk.disconnect();
        desk.wrapUp();
        assertThat(desk.interaction(one)).hasCount(0);
        desk.composeAndOpen(other);
        assertThat(known(one)).isTrue();

        desk.page().clock().fastForward(61_000);
        desk.page().clock().fastForward(61_000);

        assertThat(known(one)).isFalse();
        assertThat(known(other)).isTrue();
        assertThat(desk.message()).isVisible();
    }

    /// Whether the page still has a conversation with a contact, and its messages.
    private boolean known(Contact contact) {
        return (Boolean)
                desk.page()
                        .evaluate(
                                """
                                async number => {
                                  const main = document.querySelector('script[type=module]').src;
                                  const { store } = await import(main.replace('main.js', 'store.js'));
                                  const { contactOf } = await import(main.replace('main.js', 'model.js'));
                                  return [...store.conversations.values()].some(each => contactOf(each) === number);
                                }\
                                """,
                                contact.number());
    }

    @Test
    void reading_moves_no_row() throws Exception {
        desk.composeAndOpen(one);
        desk.composeAndOpen(other);
        one.writes("Look here");
        assertThat(desk.interaction(one).getByLabel("1 new message")).isVisible();
        String order = order();

        desk.smsOf(one).click();

        assertThat(desk.interaction(one).getByLabel("1 new message")).hasCount(0);
        desk.page().mouse().move(900, 400);
        assertThat(order()).isEqualTo(order);
    }

    /// One interaction is multiplied between server and page.
    @Test
    void what_is_unread_is_counted_in_the_whole_list_not_in_its_first_rows_alone() {
        int interactions = 44;
        desk.compose(one);
        assertThat(desk.interaction(one)).isVisible();
        Page page = desk.page();
        page.route(
                Pattern.compile("/conversations/messages[?]pageSize=500$"),
                route -> answer(route, multiplied(route.fetch().text(), interactions)));
        page.route(
                Pattern.compile("/onbehalf/conversations/[^/]+/messages[?]"),
                route -> answer(route, "{\"entities\":[%s]}".formatted(UNREAD)));

        page.reload();

        assertThat(page.locator("interaction-list li")).hasCount(interactions);
        assertThat(page.locator("interaction-list li .count")).hasCount(interactions);
    }

    private static void answer(Route route, String body) {
        route.fulfill(new Route.FulfillOptions().setContentType("application/json").setBody(body));
    }

    private static String multiplied(String list, int times) {
        ObjectNode page = JsonMapper.shared().readTree(list).asObject();
        JsonNode first = page.path("entities").path(0);
        ArrayNode entities = page.putArray("entities");
        for (int i = 0; i < times; i++) {
            entities.add(first.deepCopy().asObject().put("id", UUID.randomUUID().toString()));
        }
        return page.toString();
    }

    @Test
    void a_count_falls_in_every_tab_when_its_message_was_seen() throws Exception {
        desk.composeAndOpen(one);
        desk.window().getByLabel("Close").click();
        Page tab = desk.newTab("");
        one.writes("Seen once");
        Locator count =
                tab.locator("interaction-list li", new Page.LocatorOptions().setHasText(one.shown()))
                        .getByLabel("1 new message");
        assertThat(count).isVisible();

        desk.page().bringToFront();
        desk.smsOf(one).click();

        assertThat(count).hasCount(0);
    }

    @Test
    void two_browsers_of_one_user_agree_on_what_was_read() throws Exception {
        desk.composeAndOpen(one);
        desk.window().getByLabel("Close").click();
        try (Desk elsewhere = stack.desk("amy")) {
            one.writes("Seen once");
            Locator count = elsewhere.interaction(one).getByLabel("1 new message");
            assertThat(count).isVisible();

            desk.smsOf(one).click();
            assertThat(count).hasCount(0);

            elsewhere.page().reload();
            assertThat(elsewhere.interaction(one)).containsText("Seen once");
            assertThat(count).hasCount(0);
        }
        try (Desk later = stack.desk("amy")) {
            assertThat(later.interaction(one)).containsText("Seen once");
            assertThat(later.interaction(one).getByLabel("1 new message")).hasCount(0);
        }
    }

    @Test
    void no_act_elsewhere_closes_or_resets_a_wrap_up() throws Exception {
        desk.composeAndOpen(one);
        desk.send("Goodbye");
        assertThat(desk.thread()).containsText("Delivered");
        desk.disconnect();
        desk.wrapup().getByLabel("Notes").fill("They call back on Monday");

        other.writes("Hello");
        assertThat(desk.waiting(other)).isVisible();
        desk.page().getByRole(AriaRole.SWITCH).click();

        assertThat(desk.wrapup().getByLabel("Notes")).hasValue("They call back on Monday");
        desk.page().getByRole(AriaRole.SWITCH).click();
    }

    @Test
    void single_keys_do_nothing_in_a_text_and_can_be_switched_off() {
        desk.composeAndOpen(one);
        desk.message().pressSequentially("nlmw?");
        assertThat(desk.message()).hasValue("nlmw?");
        assertThat(desk.page().getByRole(AriaRole.DIALOG)).hasCount(0);

        desk.page().locator("h1").click();
        desk.page().keyboard().press("?");
        assertThat(desk.page().getByText("Keyboard shortcuts")).isVisible();
        desk.page().getByLabel("Use single keys as shortcuts").uncheck();
        desk.page().locator("keys-dialog button").click();
        assertThat(desk.page().locator("keys-dialog dialog")).not().isVisible();
        desk.page().locator("h1").click();
        desk.page().keyboard().press("n");
        assertThat(desk.queueBox()).hasCount(0);

        desk.page().evaluate("() => localStorage.removeItem('onbehalf-keys')");
        desk.page().keyboard().press("n");
        assertThat(desk.queueBox()).isVisible();
    }

    private String order() {
        return (String)
                desk.page()
                        .locator("interaction-list li")
                        .evaluateAll("rows => rows.map(row => row.dataset.conversation).join()");
    }
}
