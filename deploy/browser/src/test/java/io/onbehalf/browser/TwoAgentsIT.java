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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Two agents of the same queue, each in a browser, and the same contact.
@ExtendWith(SharedClientStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TwoAgentsIT {

    private final ClientStack stack;
    private final Desk amy;
    private final Desk ben;
    private final Contact contact;
    private final Contact other;

    TwoAgentsIT(ClientStack stack) {
        this.stack = stack;
        amy = stack.desk("amy");
        ben = stack.desk("ben");
        contact = stack.contact();
        other = stack.contact();
    }

    @AfterEach
    void nothing_went_wrong_in_either_page() {
        amy.close();
        ben.close();
        assertThat(amy.faults()).isEmpty();
        assertThat(ben.faults()).isEmpty();
    }

    @Test
    void a_contact_that_another_agent_has_is_refused_with_their_name() {
        amy.compose(contact);
        assertThat(amy.interaction(contact)).isVisible();

        ben.compose(contact);

        assertThat(ben.page().getByRole(AriaRole.DIALOG))
                .containsText("Amy Agent has a conversation with this contact.");
    }

    @Test
    void who_has_a_contact_is_said_before_compose() {
        amy.compose(contact);
        assertThat(amy.interaction(contact)).isVisible();

        ben.fillNewSms(contact, "Support");

        assertThat(ben.page().getByRole(AriaRole.DIALOG))
                .containsText("Amy Agent has a conversation with this contact.");
        ben.numberBox().fill(other.typed());
        assertThat(ben.page().getByRole(AriaRole.DIALOG)).not().containsText("Amy Agent");
    }

    @Test
    void a_possible_opt_out_is_recorded_with_one_click_and_said_before_compose() throws Exception {
        amy.composeAndOpen(contact);
        contact.writes("please stop texting me");
        assertThat(amy.window()).containsText("The contact may want no more messages.");

        amy.button("Record the opt-out").click();

        assertThat(amy.window()).containsText("The contact has opted out");
        ben.fillNewSms(contact, "Support");
        assertThat(ben.page().getByRole(AriaRole.DIALOG)).containsText("The contact has opted out");
    }

    @Test
    void a_recorded_opt_out_is_shown_after_a_reload_and_on_every_device_until_START() throws Exception {
        amy.composeAndOpen(contact);
        contact.writes("please stop texting me");
        try (Desk elsewhere = stack.desk("amy")) {
            elsewhere.smsOf(contact).click();
            amy.button("Record the opt-out").click();
            assertThat(elsewhere.window()).containsText("The contact has opted out");
        }
        amy.page().reload();
        amy.smsOf(contact).click();
        assertThat(amy.window()).containsText("The contact has opted out");

        contact.writes("START");

        assertThat(amy.thread()).containsText("START");
        assertThat(amy.window()).not().containsText("The contact has opted out");
    }

    @Test
    void Enter_chooses_what_is_still_being_searched_not_what_was_found_before() {
        amy.composeAndOpen(contact);
        amy.window().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Transfer")).click();
        Locator to =
                amy.page()
                        .getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Person or queue"));
        to.click();
        assertThat(amy.options().first()).not().hasText("Ben Agentperson");

        to.fill("ben");
        to.press("Enter");

        assertThat(to).hasValue("Ben Agent");
        assertThat(amy.options()).hasCount(0);
    }

    @Test
    void a_contact_that_one_has_already_is_one_click_away() {
        amy.compose(contact);
        assertThat(amy.interaction(contact)).isVisible();

        amy.compose(contact);
        assertThat(amy.page().getByRole(AriaRole.DIALOG))
                .containsText("You have a conversation with this contact already.");
        amy.button("Open it").click();

        assertThat(amy.message()).isFocused();
    }

    @Test
    void what_waits_is_shown_to_both_and_taken_by_one() throws Exception {
        contact.writes("Is anybody there?");
        assertThat(amy.waiting(contact)).containsText("Support");
        assertThat(ben.waiting(contact)).containsText("waits");

        ben.waiting(contact).getByRole(AriaRole.BUTTON).click();

        assertThat(ben.thread()).containsText("Is anybody there?");
        assertThat(amy.waiting(contact)).hasCount(0);
        ben.send("Yes, Ben is.");
        assertThat(ben.thread()).containsText("Delivered");
    }

    @Test
    void a_waiting_contact_can_be_taken_where_composing_is_refused() throws Exception {
        contact.writes("Hello?");
        assertThat(amy.waiting(contact)).isVisible();

        amy.compose(contact);
        amy.button("Take it").click();

        assertThat(amy.thread()).containsText("Hello?");
    }

    @Test
    void a_blind_transfer_leaves_the_wrap_up_and_the_other_agent_gets_all_that_was_said() {
        amy.composeAndOpen(contact);
        amy.send("I hand you on to my colleague.");
        assertThat(amy.thread()).containsText("Delivered");

        amy.window().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Transfer")).click();
        amy.page()
                .getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Person or queue"))
                .fill("ben");
        amy.page().getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Ben Agent")).click();
        amy.page()
                .getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Transfer"))
                .click();

        assertThat(amy.wrapup()).isVisible();
        ben.interaction(contact)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Answer"))
                .click();
        assertThat(ben.thread()).containsText("I hand you on to my colleague.");
        assertThat(ben.thread()).containsText("Amy Agent on behalf of Support");
    }

    @Test
    void nothing_that_arrives_moves_focus_draft_or_the_open_conversation() throws Exception {
        amy.composeAndOpen(contact);
        amy.message().pressSequentially("I am writ");
        amy.message().evaluate("box => box.setSelectionRange(2, 4)");

        contact.writes("Something new");
        other.writes("Somebody else");
        assertThat(amy.thread()).containsText("Something new");
        assertThat(amy.waiting(other)).isVisible();

        assertThat(amy.message()).isFocused();
        assertThat(amy.window().getByRole(AriaRole.HEADING).first()).hasText(contact.shown());
        amy.page().keyboard().type("was");
        assertThat(amy.message()).hasValue("I was writ");
        assertThat((Integer) amy.message().evaluate("box => box.selectionStart")).isEqualTo(5);
        stack.takeWaiting();
    }
}
