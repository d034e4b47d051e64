package io.onbehalf.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.options.AriaRole;
import io.onbehalf.browser.fixture.ClientStack;
import io.onbehalf.browser.fixture.Contact;
import io.onbehalf.browser.fixture.Desk;
import io.onbehalf.browser.fixture.SharedClientStack;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The client without a mouse.
@ExtendWith(SharedClientStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KeyboardIT {

    private final ClientStack stack;

    KeyboardIT(ClientStack stack) {
        this.stack = stack;
    }

    @Test
    void the_whole_article_is_done_by_keyboard_alone() {
        try (Desk desk = stack.desk("amy")) {
            Contact contact = stack.contact();
            Keyboard keys = desk.page().keyboard();
            desk.button("Menu").focus();
            keys.press("Enter");
            keys.press("Enter");
            assertThat(desk.page().getByRole(AriaRole.MENUITEM)).hasText("SMS");
            keys.press("Enter");
            assertThat(desk.queueBox()).isFocused();
            keys.type("sup");
            keys.press("Enter");
            assertThat(desk.numberBox()).isFocused();
            keys.type(contact.typed());
            keys.press("Enter");
            assertThat(desk.smsOf(contact)).isFocused();
            keys.press("Enter");
            assertThat(desk.message()).isFocused();
            keys.type("Hello by keyboard");
            keys.press("Enter");
            assertThat(desk.thread()).containsText("Delivered");
            tabTo(desk, "Disconnect");
            keys.press("Enter");
            assertThat(desk.wrapup().getByRole(AriaRole.RADIO).first()).isFocused();
            keys.press("1");
            keys.press("Enter");
            assertThat(desk.interaction(contact)).hasCount(0);
            assertThat(desk.faults()).isEmpty();
        }
    }

    /// Goes back with Shift+Tab to a button, as one finds it: by its name.
    private static void tabTo(Desk desk, String name) {
        for (int i = 0; i < 40; i++) {
            desk.page().keyboard().press("Shift+Tab");
            if (name.equals(focusedName(desk))) {
                return;
            }
        }
        throw new AssertionError("no button " + name + " on the way back");
    }

    private static Object focusedName(Desk desk) {
        return desk.page()
                .evaluate(
                        """
                        () => {
                          let at = document.activeElement;
                          while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
                          return at?.getAttribute('aria-label') ?? at?.textContent?.trim() ?? '';
                        }\
                        """);
    }

    @Test
    void Tab_and_Escape_never_choose_a_queue() {
        try (Desk desk = stack.desk("amy")) {
            desk.openNewSms();
            desk.queueBox().pressSequentially("sup");
            assertThat(desk.options()).hasCount(1);
            desk.page().keyboard().press("Escape");
            assertThat(desk.options()).hasCount(0);
            assertThat(desk.queueBox()).isVisible();
            desk.queueBox().pressSequentially("p");
            desk.page().keyboard().press("Tab");

            desk.numberBox().fill(stack.contact().typed());
            assertThat(desk.page().getByText("Choose a queue.")).isVisible();
        }
    }

    @Test
    void Enter_that_confirms_a_word_of_an_input_method_never_sends() {
        try (Desk desk = stack.desk("amy")) {
            Contact contact = stack.contact();
            desk.composeAndOpen(contact);
            desk.message().fill("にほん");

            desk.message()
                    .evaluate(
                            "box => box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, composed: true }))");
            desk.message()
                    .evaluate(
                            "box => box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true, composed: true }))");

            assertThat(desk.message()).hasValue("にほん");
            assertThat(desk.thread().locator(".message")).hasCount(0);
        }
    }
}
