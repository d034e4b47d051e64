package io.onbehalf.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.onbehalf.browser.fixture.ClientStack;
import io.onbehalf.browser.fixture.Contact;
import io.onbehalf.browser.fixture.Desk;
import io.onbehalf.browser.fixture.SharedClientStack;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/// Whatever anybody writes is text: in a message, in notes, in a queue's name.
@ExtendWith(SharedClientStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HostileTextsIT {

    /// Markup, templates of Lit and others, addresses that run, and characters that turn the line around.
    private static final List<String> TEXTS =
            List.of(
                    "<img src=x onerror=\"document.title='hit'\">",
                    "<script>document.title='hit'</script>",
                    "\"><svg/onload=\"document.title='hit'\">",
                    "</textarea><b id=hit>bold</b>",
                    "${document.title='hit'} {{7*7}} <?lit$1$?>",
                    "javascript:alert(1)",
                    "<iframe srcdoc='<b>x</b>'></iframe>",
                    "&lt;b&gt; stays as it is",
                    "\u202egnitirw eht snrut siht\u202c",
                    "line one\nline two");

    private final ClientStack stack;

    HostileTextsIT(ClientStack stack) {
        this.stack = stack;
    }

    @Test
    void what_a_contact_and_an_agent_write_is_shown_as_it_is() throws Exception {
        try (Desk desk = stack.desk("amy")) {
            Contact contact = stack.contact();
            desk.composeAndOpen(contact);
            for (String text : TEXTS) {
                contact.writes(text);
            }
            desk.send(TEXTS.getFirst());
            for (String text : TEXTS) {
                assertThat(
                                desk.thread()
                                        .locator(".in .text")
                                        .getByText(text.lines().findFirst().orElseThrow())
                                        .first())
                        .isVisible();
            }

            assertUnharmed(desk);
        }
    }

    @Test
    void notes_are_shown_as_they_are() {
        try (Desk desk = stack.desk("amy")) {
            Contact contact = stack.contact();
            desk.composeAndOpen(contact);
            desk.disconnect();
            desk.wrapup().getByLabel("Notes").fill(String.join("\n", TEXTS));
            desk.wrapUp();
            assertThat(desk.interaction(contact)).hasCount(0);

            assertUnharmed(desk);
        }
    }

    @Test
    void names_of_queues_codes_and_people_are_shown_as_they_are() throws Exception {
        String name = TEXTS.getFirst();
        stack.createQueue(name, Map.of("wrapupPrompt", "MANDATORY"), "ben");
        stack.addCodes(name, "ben", List.of(stack.createCode(TEXTS.get(1))));
        Contact contact = stack.contact();
        try (Desk desk = stack.desk("ben")) {
            renameColleagues(desk, name);
            desk.composeAndOpen(contact, name);
            desk.send("Hello");
            assertThat(desk.thread()).containsText("You on behalf of " + name);
            assertThat(desk.interaction(contact)).containsText("on behalf of " + name);

            desk.window()
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Transfer"))
                    .click();
            desk.page().getByRole(AriaRole.COMBOBOX).last().click();
            assertThat(desk.options().first()).containsText(name);
            desk.page().keyboard().press("Escape");
            desk.button("Cancel").click();

            desk.disconnect();
            assertThat(desk.wrapup()).containsText(TEXTS.get(1));
            assertUnharmed(desk);
        }
    }

    /// The demo users' names are fixed: between server and page they get another.
    private static void renameColleagues(Desk desk, String name) {
        desk.page()
                .route(
                        Pattern.compile("/users/search$"),
                        route -> {
                            APIResponse answer = route.fetch();
                            String renamed =
                                    answer.text()
                                            .replaceAll(
                                                    "\"name\":\"[^\"]*\"",
                                                    Matcher.quoteReplacement(
                                                            "\"name\":"
                                                                    + JsonMapper.shared()
                                                                            .writeValueAsString(name)));
                            route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(renamed));
                        });
    }

    private static void assertUnharmed(Desk desk) {
        assertThat(desk.page().locator("#hit")).hasCount(0);
        assertThat(desk.page().title()).doesNotContain("hit");
        assertThat(desk.page().locator("img, iframe")).hasCount(0);
        assertThat(desk.faults()).isEmpty();
    }

    @Test
    void the_policy_refuses_text_as_markup_even_by_mistake() {
        try (Desk desk = stack.desk("amy")) {
            Object refusal =
                    desk.page()
                            .evaluate(
                                    "() => { try { document.body.innerHTML = '<b>x</b>'; return ''; } catch (e) { return e.name; } }");

            assertThat(refusal).isEqualTo("TypeError");
        }
    }
}
