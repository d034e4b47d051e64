package io.onbehalf.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.onbehalf.browser.fixture.ClientStack;
import io.onbehalf.browser.fixture.Contact;
import io.onbehalf.browser.fixture.Desk;
import io.onbehalf.browser.fixture.SharedClientStack;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// "Send an SMS message on behalf of a queue", step by step: one test for each sentence.
@ExtendWith(SharedClientStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ArticleIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ClientStack stack;
    private final Desk desk;
    private final Contact contact;

    ArticleIT(ClientStack stack) {
        this.stack = stack;
        desk = stack.desk("amy");
        contact = stack.contact();
    }

    @AfterEach
    void nothing_went_wrong_in_the_page() {
        desk.close();
        assertThat(desk.faults()).isEmpty();
    }

    @Test
    void step_1_click_Menu_and_New_Interaction() {
        desk.button("Menu").click();
        desk.page()
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("New Interaction"))
                .click();

        assertThat(desk.page().getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("SMS")))
                .isVisible();
    }

    @Test
    void step_2_select_SMS() {
        desk.openNewSms();

        assertThat(desk.page().getByRole(AriaRole.DIALOG)).containsText("New Interaction · SMS");
    }

    @Test
    void step_3_as_you_start_to_type_a_list_of_queues_appears() {
        desk.openNewSms();

        desk.queueBox().pressSequentially("s");

        assertThat(desk.options()).hasText(new String[] {"Support+1 317-555-0100"});
    }

    @Test
    void step_3_only_queues_that_you_are_a_member_of_are_found() {
        desk.openNewSms();
        desk.queueBox().click();
        assertThat(desk.options()).hasCount(2);

        desk.queueBox().pressSequentially("sal");

        assertThat(desk.options()).hasCount(0);
        assertThat(desk.page().getByText("No results")).isAttached();
    }

    @Test
    void step_3_the_queue_that_you_select_must_have_an_outbound_SMS_number() {
        desk.openNewSms();
        desk.queueBox().pressSequentially("bil");

        assertThat(desk.options()).containsText("no SMS number");
        desk.queueBox().press("Enter");
        desk.numberBox().fill(contact.typed());

        assertThat(desk.page().getByText("Choose a queue.")).isVisible();
        assertThat(desk.compose()).isDisabled();
    }

    @Test
    void step_4_the_default_country_is_the_organizations_and_can_be_overridden() {
        desk.openNewSms();
        assertThat(desk.countryBox()).hasValue("United States");

        desk.countryBox().fill("united k");
        desk.countryBox().press("Enter");
        desk.numberBox().fill("07400 123456");

        assertThat(desk.page().getByText("+44 7400 123456 · United Kingdom · mobile")).isVisible();
    }

    @Test
    void step_4_an_international_number_changes_the_country() {
        desk.openNewSms();

        for (String typed : new String[] {"+4915123456789", "004915123456789", "0114915123456789"}) {
            desk.numberBox().fill("");
            assertThat(desk.countryBox()).hasValue("United States");
            desk.numberBox().fill(typed);
            assertThat(desk.countryBox()).hasValue("Germany");
        }
    }

    @Test
    void step_4_Compose_remains_unavailable_until_queue_and_number_are_valid() {
        desk.openNewSms();
        assertThat(desk.compose()).isDisabled();
        assertThat(desk.page().getByText("Choose a queue and enter a number.")).isVisible();

        desk.chooseQueue("Support");
        assertThat(desk.compose()).isDisabled();
        desk.numberBox().fill("31755");
        assertThat(desk.page().getByText("The number is too short.")).isVisible();
        assertThat(desk.compose()).isDisabled();
        desk.numberBox().fill(contact.typed());

        assertThat(desk.compose()).isEnabled();
        desk.numberBox().blur();
        assertThat(desk.numberBox()).hasValue(contact.national());
    }

    @Test
    void step_5_without_an_active_conversation_an_interaction_connects() {
        desk.compose(contact);

        assertThat(desk.interaction(contact)).containsText("Connected");
        assertThat(desk.interaction(contact)).containsText("on behalf of Support");
    }

    @Test
    void step_5_with_an_active_conversation_Continue_connects_it_with_its_history() {
        desk.composeAndOpen(contact);
        desk.send("The first text");
        assertThat(desk.thread()).containsText("Delivered");
        desk.disconnect();
        desk.wrapUp();
        assertThat(desk.interaction(contact)).hasCount(0);

        desk.compose(contact);
        Locator prompt = desk.page().getByRole(AriaRole.DIALOG);
        assertThat(prompt).containsText("Message history exists");
        assertThat(prompt).containsText("It was last held by Amy Agent");
        desk.button("Continue").click();

        desk.smsOf(contact).click();
        assertThat(desk.thread()).containsText("The first text");
    }

    @Test
    void step_5_Cancel_leaves_the_active_conversation_as_it_is() {
        desk.composeAndOpen(contact);
        desk.send("The first text");
        desk.disconnect();
        desk.wrapUp();
        assertThat(desk.interaction(contact)).hasCount(0);

        desk.compose(contact);
        assertThat(desk.page().getByRole(AriaRole.DIALOG)).containsText("Message history exists");
        desk.button("Cancel").click();

        assertThat(desk.numberBox()).isVisible();
        assertThat(desk.interaction(contact)).hasCount(0);
    }

    @Test
    void step_5_disconnecting_before_the_first_message_cancels_it() throws Exception {
        desk.compose(contact);
        desk.interaction(contact)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Disconnect"))
                .click();
        desk.wrapUp();
        assertThat(desk.interaction(contact)).hasCount(0);

        desk.compose(contact);

        assertThat(desk.interaction(contact)).containsText("Connected");
        assertThat(stack.submitsTo(contact)).isZero();
    }

    @Test
    void step_6_click_SMS_and_the_window_opens_and_the_icon_turns_orange() {
        desk.compose(contact);
        assertThat(desk.smsOf(contact)).isVisible();
        assertThat(desk.isOrange(desk.smsIcon())).isFalse();

        desk.smsOf(contact).click();

        assertThat(desk.message()).isFocused();
        await().atMost(PATIENCE).until(() -> desk.isOrange(desk.smsIcon()));
        desk.page().mouse().move(700, 400);
        await().atMost(PATIENCE).until(() -> desk.isOrange(desk.smsOf(contact)));
    }

    @Test
    void step_7_write_messages_in_the_window() throws Exception {
        desk.composeAndOpen(contact);

        desk.send("Your parcel is here.");

        assertThat(desk.message()).hasValue("");
        assertThat(desk.thread()).containsText("Your parcel is here.");
        assertThat(desk.thread()).containsText("You on behalf of Support");
        assertThat(desk.thread()).containsText("Delivered");
        contact.writes("Thank you!");
        assertThat(desk.thread()).containsText("Thank you!");
    }

    @Test
    void step_8_Disconnect_opens_the_Wrap_up_window() {
        desk.composeAndOpen(contact);
        desk.send("Goodbye");

        desk.disconnect();

        assertThat(desk.wrapup()).isVisible();
        assertThat(desk.wrapup().getByRole(AriaRole.RADIO).first()).isFocused();
        assertThat(desk.interaction(contact)).containsText("Wrap-up");
        assertThat(desk.window()).containsText("The conversation has ended.");
    }

    @Test
    void step_8_Notes_are_in_the_Wrap_up_window_only_while_call_logging_is_disabled() throws Exception {
        desk.composeAndOpen(contact);
        desk.disconnect();
        assertThat(desk.wrapup().getByLabel("Notes")).isVisible();

        stack.as("admin").put("/onbehalf/organizations/me/settings", Map.of("callLogging", true));
        try {
            desk.page().reload();
            desk.wrapupOf(contact).click();
            assertThat(desk.wrapup().getByRole(AriaRole.RADIO).first()).isVisible();
            assertThat(desk.wrapup().getByLabel("Notes")).hasCount(0);

            Locator log =
                    desk.page()
                            .getByRole(
                                    AriaRole.REGION, new Page.GetByRoleOptions().setName("Interaction Log"));
            log.getByLabel("Subject").fill("A late parcel");
            log.getByLabel("Notes").fill("Sent again on Monday");
            log.getByRole(AriaRole.BUTTON).click();
            assertThat(desk.page().getByText("The log is saved.")).isVisible();
            desk.page().reload();
            desk.wrapupOf(contact).click();
            assertThat(log.getByLabel("Notes")).hasValue("Sent again on Monday");
        } finally {
            stack.as("admin").put("/onbehalf/organizations/me/settings", Map.of());
        }
    }

    @Test
    void step_9_Done_deallocates_the_interaction_and_the_SMS_icon_remains_orange() {
        desk.composeAndOpen(contact);
        desk.send("Goodbye");
        desk.disconnect();

        desk.wrapUp();

        assertThat(desk.interaction(contact)).hasCount(0);
        assertThat(desk.wrapup()).hasCount(0);
        assertThat(desk.isOrange(desk.smsIcon())).isTrue();
        assertThat(desk.thread()).containsText("Goodbye");
    }

    @Test
    void step_9_closing_the_Wrap_up_window_without_Done_turns_its_icon_red() {
        desk.composeAndOpen(contact);
        desk.disconnect();
        desk.wrapup().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Close")).click();

        assertThat(desk.wrapupOf(contact))
                .hasAccessibleName("Wrap-up of " + contact.shown() + ": must be completed");
        desk.page().mouse().move(700, 400);
        await().atMost(PATIENCE).until(() -> desk.isRed(desk.wrapupOf(contact)));
        desk.wrapupOf(contact).click();
        desk.wrapUp();
        assertThat(desk.interaction(contact)).hasCount(0);
    }

    @Test
    void the_tip_the_client_remembers_the_queue_selection() {
        desk.openNewSms();
        desk.chooseQueue("Support");
        desk.page().getByLabel("Remember my queue selection").check();
        desk.numberBox().fill(contact.typed());
        desk.compose().click();
        assertThat(desk.interaction(contact)).isVisible();

        try (Desk other = stack.desk("amy")) {
            other.openNewSms();
            assertThat(other.queueBox()).hasValue("Support");
            assertThat(other.numberBox()).hasValue("");
            other.page().getByLabel("Remember my queue selection").uncheck();
            assertThat(other.page().getByLabel("Remember my queue selection")).not().isChecked();
            other.page().reload();
        }
    }

    @Test
    void a_link_fills_the_dialog() throws Exception {
        String queueId = stack.as("amy").queueId("Support");

        desk.page().navigate("/?queueId=" + queueId + "&number=" + contact.typed());

        assertThat(desk.queueBox()).hasValue("Support");
        assertThat(desk.numberBox()).hasValue(contact.national());
        assertThat(desk.compose()).isEnabled();
    }
}
