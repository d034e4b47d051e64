package io.onbehalf.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.onbehalf.browser.fixture.ClientStack;
import io.onbehalf.browser.fixture.Contact;
import io.onbehalf.browser.fixture.Desk;
import io.onbehalf.browser.fixture.SharedClientStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What the Wrap-up window offers in each mode of after-call work, and that its time is the server's.
@ExtendWith(SharedClientStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AfterCallWorkIT {

    private final ClientStack stack;
    private final Contact contact;
    private final Desk desk;

    AfterCallWorkIT(ClientStack stack) {
        this.stack = stack;
        contact = stack.contact();
        desk = stack.desk("ben");
    }

    @AfterEach
    void nothing_went_wrong_in_the_page() {
        desk.close();
        assertThat(desk.faults()).isEmpty();
    }

    @Test
    void with_a_limit_the_time_that_is_left_is_shown_and_the_server_ends_it() throws Exception {
        connect("Parcels", Map.of("wrapupPrompt", "MANDATORY_TIMEOUT", "timeoutMs", 6_000));
        desk.disconnect();
        assertThat(desk.wrapup().getByRole(AriaRole.TIMER)).containsText("After-call work ends in 0:0");

        assertThat(desk.interaction(contact)).hasCount(0);
    }

    @Test
    void a_wrap_up_that_may_not_end_early_is_saved_and_stays() throws Exception {
        connect("Returns", Map.of("wrapupPrompt", "MANDATORY_FORCED_TIMEOUT", "timeoutMs", 15_000));
        desk.disconnect();
        desk.wrapup().getByRole(AriaRole.RADIO).first().check();
        click("Save");

        assertThat(desk.page().getByText("The wrap-up is saved. After-call work ends at its time."))
                .isVisible();
        assertThat(desk.interaction(contact)).containsText("Wrap-up");
    }

    @Test
    void optional_after_call_work_can_be_skipped() throws Exception {
        connect("Gifts", Map.of("wrapupPrompt", "OPTIONAL"));
        desk.disconnect();
        click("Skip");

        assertThat(desk.page().getByText("Wrap-up skipped.")).isVisible();
        assertThat(desk.interaction(contact)).hasCount(0);
    }

    @Test
    void after_call_work_that_was_requested_follows_the_disconnect() throws Exception {
        connect("Hotline", Map.of("wrapupPrompt", "AGENT_REQUESTED", "timeoutMs", 60_000));
        Locator request = desk.button("Request ACW");
        request.click();
        assertThat(request).hasAttribute("aria-pressed", "true");

        desk.disconnect();

        assertThat(desk.wrapup()).isVisible();
        assertThat(desk.interaction(contact)).containsText("Wrap-up");
    }

    @Test
    void after_call_work_that_nobody_requested_does_not_follow() throws Exception {
        connect("Inquiries", Map.of("wrapupPrompt", "AGENT_REQUESTED", "timeoutMs", 60_000));
        assertThat(desk.button("Request ACW")).hasAttribute("aria-pressed", "false");

        desk.disconnect();

        assertThat(desk.interaction(contact)).hasCount(0);
        assertThat(desk.wrapup()).hasCount(0);
    }

    @Test
    void ten_codes_or_more_are_searched_and_a_digit_chooses_among_what_is_found() throws Exception {
        connect("Catalogue", Map.of("wrapupPrompt", "MANDATORY"));
        List<String> codes = new ArrayList<>();
        for (String name :
                List.of("Blue", "Bluish", "Green", "Red", "Grey", "Pink", "Plum", "Gold", "Teal", "Lime")) {
            codes.add(stack.createCode(name + " shoes"));
        }
        stack.addCodes("Catalogue", "ben", codes);
        desk.disconnect();
        Locator search = desk.wrapup().getByLabel("Search codes");

        search.fill("nothing");
        assertThat(desk.wrapup()).containsText("No code matches.");
        search.fill("blu");
        assertThat(desk.wrapup().getByRole(AriaRole.RADIO)).hasCount(2);
        desk.wrapup().getByRole(AriaRole.RADIO).first().focus();
        desk.page().keyboard().press("2");
        assertThat(desk.wrapup().getByLabel("Bluish shoes")).isChecked();
        desk.page().keyboard().press("Enter");

        assertThat(desk.interaction(contact)).hasCount(0);
    }

    /// Ben has a conversation on behalf of a queue of his own with these settings.
    private void connect(String queue, Map<String, Object> afterCallWork) throws InterruptedException {
        stack.createQueue(queue, afterCallWork, "ben");
        desk.page().reload();
        desk.composeAndOpen(contact, queue);
    }

    private void click(String button) {
        desk.wrapup().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button)).click();
    }
}
