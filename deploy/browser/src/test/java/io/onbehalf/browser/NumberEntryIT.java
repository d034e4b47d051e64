package io.onbehalf.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.onbehalf.browser.fixture.ClientStack;
import io.onbehalf.browser.fixture.Desk;
import io.onbehalf.browser.fixture.SharedClientStack;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What users of number fields and of search boxes complain about does not happen here.
@ExtendWith(SharedClientStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NumberEntryIT {

    private final ClientStack stack;
    private final Desk desk;

    NumberEntryIT(ClientStack stack) {
        this.stack = stack;
        desk = stack.desk("amy");
    }

    @BeforeEach
    void a_new_SMS_of_an_agent_who_has_no_queue_remembered() throws InterruptedException {
        stack.as("amy").put("/onbehalf/users/me/preferences", Map.of("rememberOnBehalfOfQueue", false));
        desk.openNewSms();
    }

    @AfterEach
    void nothing_went_wrong_in_the_page() {
        desk.close();
        assertThat(desk.faults()).isEmpty();
    }

    @Test
    void a_country_chosen_by_hand_stays_until_the_text_begins_with_a_plus_or_00() {
        chooseCountry("Canada");

        desk.numberBox().pressSequentially("3175551234");
        assertThat(line("+1 317-555-1234")).isVisible();
        assertThat(desk.countryBox()).hasValue("Canada");

        desk.numberBox().fill("+13175551234");
        assertThat(desk.countryBox()).hasValue("United States");

        desk.numberBox().fill("");
        chooseCountry("Canada");
        desk.numberBox().fill("004915123456789");
        assertThat(desk.countryBox()).hasValue("Germany");
    }

    @Test
    void a_pasted_number_in_any_form_ends_as_one_number_and_its_country_is_shown_once() {
        chooseCountry("Slovakia");

        for (String pasted : new String[] {"+421 905 123 456", "00421905123456", "0905 123 456"}) {
            desk.numberBox().fill("");
            paste(pasted);

            assertThat(desk.numberBox()).hasValue("0905 123 456");
            assertThat(line("+421 905 123 456 · Slovakia · mobile")).isVisible();
        }
    }

    @Test
    void what_is_typed_keeps_its_order_and_the_caret_also_in_the_middle() {
        desk.numberBox().pressSequentially("317555");
        desk.numberBox().press("ArrowLeft");
        desk.numberBox().press("ArrowLeft");
        desk.numberBox().press("ArrowLeft");

        desk.numberBox().pressSequentially("0123", new Locator.PressSequentiallyOptions().setDelay(80));

        assertThat(desk.numberBox()).hasValue("3170123555");
        assertThat((Integer) desk.numberBox().evaluate("box => box.selectionStart")).isEqualTo(7);
    }

    @Test
    void the_example_is_a_number_of_the_chosen_country_and_is_never_in_the_box() {
        chooseCountry("Germany");

        assertThat(line(Pattern.compile("For example .*[0-9]{4}"))).isVisible();
        assertThat(desk.numberBox()).hasValue("");
        assertThat(desk.numberBox()).not().hasAttribute("placeholder", Pattern.compile(".+"));
    }

    @Test
    void the_second_new_SMS_starts_with_nothing_of_the_first() {
        desk.chooseQueue("Support");
        desk.numberBox().fill(stack.contact().typed());
        desk.button("Cancel").click();

        desk.openNewSms();

        assertThat(desk.queueBox()).hasValue("");
        assertThat(desk.numberBox()).hasValue("");
    }

    @Test
    void what_is_not_composed_yet_survives_a_reload() {
        String typed = stack.contact().typed();
        desk.chooseQueue("Support");
        desk.numberBox().fill(typed);
        assertThat(desk.compose()).isEnabled();

        desk.page().reload();

        assertThat(desk.queueBox()).hasValue("Support");
        assertThat(desk.compose()).isEnabled();
    }

    @Test
    void results_are_announced_and_none_too_and_what_was_chosen() {
        Locator said = desk.page().locator("new-sms combo-box#queue [role=status]");
        desk.queueBox().pressSequentially("s");
        assertThat(said).hasText("1 result");
        desk.queueBox().pressSequentially("xx");
        assertThat(said).hasText("No results");

        desk.chooseQueue("Support");

        assertThat(said).hasText("Support chosen");
        assertThat(desk.page().getByText("Sends from +1 317-555-0100")).isVisible();
    }

    private void chooseCountry(String country) {
        desk.countryBox().fill(country);
        desk.page()
                .getByRole(
                        AriaRole.OPTION,
                        new com.microsoft.playwright.Page.GetByRoleOptions().setName(country))
                .first()
                .click();
        assertThat(desk.countryBox()).hasValue(country);
    }

    /// As the browser does it: the text at once, with its own event before.
    private void paste(String text) {
        desk.numberBox()
                .evaluate(
                        """
                        (box, text) => {
                          box.focus();
                          box.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, composed: true }));
                          document.execCommand('insertText', false, text);
                        }\
                        """,
                        text);
    }

    private Locator line(String text) {
        return desk.page()
                .locator("#line", new com.microsoft.playwright.Page.LocatorOptions().setHasText(text));
    }

    private Locator line(Pattern text) {
        return desk.page()
                .locator("#line", new com.microsoft.playwright.Page.LocatorOptions().setHasText(text));
    }
}
