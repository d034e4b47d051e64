package io.onbehalf.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.onbehalf.browser.fixture.ClientStack;
import io.onbehalf.browser.fixture.Contact;
import io.onbehalf.browser.fixture.Desk;
import io.onbehalf.browser.fixture.SharedClientStack;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// How an agent who looks elsewhere learns that something came.
@ExtendWith(SharedClientStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NewsIT {

    private static final Pattern COUNTED = Pattern.compile("\\([1-9][0-9]*\\) Onbehalf");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// Counts the notes that the page plays.
    private static final String LISTENING =
            """
            window.notes = 0;
            const start = OscillatorNode.prototype.start;
            OscillatorNode.prototype.start = function (...times) { window.notes++; return start.apply(this, times); };
            """;

    private final ClientStack stack;

    NewsIT(ClientStack stack) {
        this.stack = stack;
    }

    @Test
    void of_all_tabs_one_rings_and_the_title_counts() throws Exception {
        try (Desk desk = stack.desk("amy")) {
            Contact contact = stack.contact();
            Page first = desk.page();
            first.addInitScript(LISTENING);
            first.reload();
            desk.composeAndOpen(contact);
            Page second = desk.newTab(LISTENING);
            second.locator("h1").click();
            first.bringToFront();
            desk.window().getByLabel("Close").click();

            contact.writes("Are you there?");

            await().atMost(PATIENCE).until(() -> notes(first) + notes(second) > 0);
            assertThat(first).hasTitle(COUNTED);
            assertThat(second).hasTitle(COUNTED);
            assertThat(Stream.of(first, second).filter(page -> notes(page) > 0)).hasSize(1);
            assertThat(first.locator("link[rel=icon]")).hasAttribute("href", Pattern.compile("icon-new"));
        }
    }

    @Test
    void what_is_in_view_does_not_ring() throws Exception {
        try (Desk desk = stack.desk("amy")) {
            Contact contact = stack.contact();
            desk.page().addInitScript(LISTENING);
            desk.page().reload();
            desk.composeAndOpen(contact);

            contact.writes("You see this");

            assertThat(desk.thread()).containsText("You see this");
            assertThat(List.of(notes(desk.page()))).containsExactly(0);
        }
    }

    @Test
    void until_the_first_click_a_bar_says_that_sounds_are_off() {
        try (Desk desk = stack.desk("amy")) {
            assertThat(desk.page().getByText("Sounds are off until your first click.")).isVisible();

            desk.button("Turn on and test").click();

            assertThat(desk.page().getByText("Sounds are off until your first click.")).hasCount(0);
        }
    }

    private static int notes(Page page) {
        return (Integer) page.evaluate("() => window.notes ?? 0");
    }
}
