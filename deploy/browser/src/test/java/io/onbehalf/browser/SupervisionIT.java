package io.onbehalf.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.onbehalf.browser.fixture.ClientStack;
import io.onbehalf.browser.fixture.Contact;
import io.onbehalf.browser.fixture.Desk;
import io.onbehalf.browser.fixture.SharedClientStack;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A supervisor sees what each queue does and helps where an agent is stuck, who reads why.
@ExtendWith(SharedClientStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SupervisionIT {

    private final ClientStack stack;
    private final Desk ben;
    private final Desk sue;
    private final Contact contact;

    SupervisionIT(ClientStack stack) {
        this.stack = stack;
        ben = stack.desk("ben");
        sue = stack.desk("sue");
        contact = stack.contact();
    }

    @AfterEach
    void nothing_went_wrong_in_either_page() {
        ben.close();
        sue.close();
        assertThat(ben.faults()).isEmpty();
        assertThat(sue.faults()).isEmpty();
    }

    @Test
    void a_stuck_conversation_is_released_and_waits_and_its_agent_reads_why() throws Exception {
        connect("Claims");

        act("Claims", "Release", "Ben is at lunch");

        assertThat(ben.page().getByText(contact.shown() + " is no longer yours: Ben is at lunch"))
                .isVisible();
        assertThat(section("Waiting")).containsText(contact.shown());
    }

    @Test
    void a_stuck_wrap_up_is_completed() throws Exception {
        connect("Refunds");
        ben.disconnect();
        assertThat(ben.wrapup()).isVisible();

        act("Refunds", "Complete", "Ben has left");

        assertThat(section("Wrap-up owed")).not().containsText(contact.shown());
        assertThat(ben.interaction(contact)).hasCount(0);
    }

    private void connect(String queue) throws InterruptedException {
        stack.createQueue(queue, Map.of("wrapupPrompt", "MANDATORY"), "ben");
        ben.page().reload();
        ben.composeAndOpen(contact, queue);
    }

    private void act(String queue, String act, String reason) {
        sue.button("Menu").click();
        sue.page().getByRole(AriaRole.MENUITEM, named("Supervision")).click();
        sue.page()
                .locator("supervisor-view .queues button", new Page.LocatorOptions().setHasText(queue))
                .click();
        Locator row =
                sue.page()
                        .locator("supervisor-view li", new Page.LocatorOptions().setHasText(contact.shown()));
        row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(act)).click();
        Locator dialog = sue.page().getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Reason").fill(reason);
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(act)).click();
    }

    private Locator section(String name) {
        return sue.page().locator("supervisor-view section", new Page.LocatorOptions().setHasText(name));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
