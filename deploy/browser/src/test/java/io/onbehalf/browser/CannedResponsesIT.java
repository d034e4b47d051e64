package io.onbehalf.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import io.onbehalf.browser.fixture.ClientStack;
import io.onbehalf.browser.fixture.Contact;
import io.onbehalf.browser.fixture.Desk;
import io.onbehalf.browser.fixture.SharedClientStack;
import io.onbehalf.local.client.Answer;
import io.onbehalf.local.client.ApiUser;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Canned responses of the queue's libraries, inserted while writing, by keyboard.
@ExtendWith(SharedClientStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CannedResponsesIT {

    private final String name = "Greeting " + UUID.randomUUID().toString().substring(0, 8);
    private final ClientStack stack;
    private final Desk desk;
    private final Contact contact;

    CannedResponsesIT(ClientStack stack) throws InterruptedException {
        this.stack = stack;
        desk = stack.desk("amy");
        contact = stack.contact();
        String library = created("/responsemanagement/libraries", Map.of("name", "Library of " + name));
        create(library, name, "Hello {{contact.number}}, this is {{AGENT_NAME}} of {{queue.name}}.");
        create(library, "Parcel " + name, "Your parcel {{parcel}} is {{place}}: “ready”.");
    }

    @AfterEach
    void nothing_went_wrong_in_the_page() {
        desk.close();
        assertThat(desk.faults()).isEmpty();
    }

    @Test
    void a_slash_finds_a_response_by_its_name_and_Enter_inserts_it_filled_in() {
        desk.composeAndOpen(contact);

        desk.message().pressSequentially("/" + name);
        assertThat(desk.options()).hasCount(2);
        assertThat(new AxeBuilder(desk.page()).analyze().getViolations()).isEmpty();
        desk.message().press("ArrowDown");
        desk.message().press("ArrowUp");
        desk.message().press("Enter");

        assertThat(desk.message())
                .hasValue("Hello %s, this is Amy Agent of Support.".formatted(contact.number()));
        assertThat(desk.window().getByText("%d, 1 SMS".formatted(desk.message().inputValue().length())))
                .isVisible();
        desk.message().press("Enter");
        assertThat(desk.thread()).containsText("this is Amy Agent of Support.");
    }

    @Test
    void what_has_no_value_is_filled_in_before_it_is_sent_and_counts_as_it_is_sent() {
        desk.composeAndOpen(contact);

        desk.message().pressSequentially("Good news. /parcel " + name);
        assertThat(desk.options()).hasCount(1);
        desk.message().press("Enter");

        assertThat(desk.message()).hasValue("Good news. Your parcel {{parcel}} is {{place}}: “ready”.");
        desk.message().press("Enter");
        assertThat(desk.button("Send")).isDisabled();
        desk.page().keyboard().type("17");
        desk.button("Fill in place").click();
        desk.page().keyboard().type("in Ulm");
        assertThat(desk.message()).hasValue("Good news. Your parcel 17 is in Ulm: “ready”.");
        assertThat(desk.window().getByText("“ ” halves what fits into one SMS.")).isVisible();
        desk.button("Replace").click();
        desk.message().press("Enter");
        assertThat(desk.thread()).containsText("Good news. Your parcel 17 is in Ulm: \"ready\".");
    }

    @Test
    void Enter_chooses_what_is_still_being_searched_and_sends_nothing() {
        desk.composeAndOpen(contact);
        desk.message().fill("/" + name);

        desk.message().press("Enter");

        assertThat(desk.message())
                .hasValue("Hello %s, this is Amy Agent of Support.".formatted(contact.number()));
        assertThat(desk.thread().locator("[data-status]")).hasCount(0);
    }

    @Test
    void Escape_and_Tab_choose_nothing_and_a_slash_within_a_word_is_a_slash() {
        desk.composeAndOpen(contact);
        desk.message().pressSequentially("/" + name);
        assertThat(desk.options()).hasCount(2);

        desk.message().press("Escape");
        assertThat(desk.options()).hasCount(0);
        assertThat(desk.message()).hasValue("/" + name);
        desk.message().fill("");
        desk.message().pressSequentially("/" + name);
        assertThat(desk.options()).hasCount(2);
        desk.message().press("Tab");
        assertThat(desk.options()).hasCount(0);
        assertThat(desk.message()).hasValue("/" + name);

        desk.message().fill("");
        desk.message().pressSequentially("1/2 and a/b");
        desk.message().press("Enter");
        assertThat(desk.thread()).containsText("1/2 and a/b");
    }

    @Test
    void a_slash_before_a_space_is_a_slash_and_Enter_sends() {
        desk.composeAndOpen(contact);
        for (String text : List.of("cash / parcel", "24/7 / greeting", "and /  greeting")) {
            desk.message().pressSequentially(text);
            desk.message().press("Enter");
            assertThat(desk.message()).hasValue("");
            assertThat(desk.thread()).containsText(text);
        }

        desk.message().pressSequentially("and /");
        assertThat(desk.options().first()).isVisible();
    }

    @Test
    void the_button_begins_a_search_at_the_caret_and_a_click_chooses() {
        desk.composeAndOpen(contact);
        desk.message().fill("Hi!");

        desk.button("Canned responses").click();
        assertThat(desk.message()).hasValue("Hi! /");
        assertThat(desk.message()).isFocused();
        Locator found = desk.options().filter(new Locator.FilterOptions().setHasText("Parcel " + name));
        desk.message().pressSequentially("parcel " + name);
        found.click();

        assertThat(desk.message()).hasValue("Hi! Your parcel {{parcel}} is {{place}}: “ready”.");
        assertThat(desk.message()).isFocused();
    }

    private void create(String library, String title, String text) throws InterruptedException {
        created(
                "/responsemanagement/responses",
                Map.of(
                        "name",
                        title,
                        "libraries",
                        List.of(Map.of("id", library)),
                        "texts",
                        List.of(Map.of("content", text, "contentType", "text/plain"))));
    }

    private String created(String path, Map<String, Object> body) throws InterruptedException {
        ApiUser admin = stack.as("admin");
        Answer answer = admin.post(path, body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.text("id");
    }
}
