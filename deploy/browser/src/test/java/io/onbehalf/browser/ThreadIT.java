package io.onbehalf.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import io.onbehalf.browser.fixture.ClientStack;
import io.onbehalf.browser.fixture.Contact;
import io.onbehalf.browser.fixture.Desk;
import io.onbehalf.browser.fixture.SharedClientStack;
import java.time.Duration;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What users of message windows complain about does not happen here.
@ExtendWith(SharedClientStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ThreadIT {

    /// A browser rounds where it scrolls to.
    private static final Offset<Double> PIXEL = within(1.0);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// More than a page of the history.
    private static final int LONG = 70;

    private final ClientStack stack;
    private final Desk desk;
    private final Contact contact;

    ThreadIT(ClientStack stack) {
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
    void the_counter_counts_up_and_names_the_character_that_costs() {
        desk.composeAndOpen(contact);

        desk.message().fill("x".repeat(148));
        assertThat(desk.window().getByText("148, 1 SMS")).isVisible();
        desk.message().fill("x".repeat(161));
        assertThat(desk.window().getByText("161, 2 SMS")).isVisible();
        desk.message().fill("x".repeat(765));
        assertThat(desk.window().getByText("765, 5 SMS")).isVisible();
        assertThat(desk.button("Send")).isEnabled();
        desk.message().fill("x".repeat(766));
        assertThat(desk.window().getByText("766, 6 SMS · Too long: at most 5 SMS.")).isVisible();
        assertThat(desk.button("Send")).isDisabled();
        desk.message().fill("It’s here");
        assertThat(desk.window().getByText("’ halves what fits into one SMS.")).isVisible();

        desk.button("Replace").click();

        assertThat(desk.message()).hasValue("It's here");
    }

    @Test
    void Enter_twice_sends_one_message_and_the_text_leaves_the_box_at_once() throws Exception {
        desk.composeAndOpen(contact);
        desk.message().fill("Only once");

        desk.message().press("Enter");
        desk.message().press("Enter");

        assertThat(desk.message()).hasValue("");
        assertThat(desk.thread().locator("[data-status=delivery-success]")).hasCount(1);
        assertThat(desk.thread().getByText("Only once")).hasCount(1);
    }

    @Test
    void a_failed_message_cannot_be_sent_again_once_the_conversation_has_ended() {
        Contact refused = stack.contact("9902");
        desk.composeAndOpen(refused);
        desk.send("Will not arrive");
        assertThat(desk.button("Send again")).isVisible();

        desk.disconnect();

        assertThat(desk.window().getByText("The conversation has ended.")).isVisible();
        assertThat(desk.button("Send again")).hasCount(0);
    }

    @Test
    void only_my_own_message_scrolls_and_older_ones_load_without_moving_the_line_that_is_read()
            throws Exception {
        desk.composeAndOpen(contact);
        for (int i = 1; i <= LONG; i++) {
            contact.writes("Text number " + i);
        }
        Locator last = desk.thread().getByText("Text number " + LONG, exactly());
        await().atMost(PATIENCE).until(() -> last.count() == 1);
        desk.page().reload();
        desk.smsOf(contact).click();
        assertThat(last).isVisible();

        Locator read = desk.thread().getByText("Text number 30", exactly());
        read.scrollIntoViewIfNeeded();
        double before = top(read);
        contact.writes("Something new");
        assertThat(desk.button("1 new message")).isVisible();
        assertThat(top(read)).isCloseTo(before, PIXEL);

        Locator early = desk.thread().getByText("Text number 12", exactly());
        early.scrollIntoViewIfNeeded();
        double line = top(early);
        assertThat(desk.thread().getByText("Text number 1", exactly())).isAttached();
        assertThat(top(early)).isCloseTo(line, PIXEL);

        desk.button("1 new message").click();
        assertThat(desk.thread().getByText("Something new")).isInViewport();
    }

    @Test
    void a_thread_opens_at_its_first_unread_message() throws Exception {
        desk.composeAndOpen(contact);
        contact.writes("The first of all");
        assertThat(desk.thread()).containsText("The first of all");
        desk.window().getByLabel("Close").click();
        for (int i : IntStream.rangeClosed(1, 30).toArray()) {
            contact.writes("Unread " + i);
        }
        assertThat(desk.interaction(contact).getByLabel("30 new messages")).isVisible();

        desk.smsOf(contact).click();

        assertThat(desk.thread().getByText("Unread 1", exactly())).isInViewport();
        assertThat(desk.thread().getByText("Unread 30", exactly())).not().isInViewport();
        assertThat(desk.thread().getByText("New", exactly())).isInViewport();
    }

    @Test
    void the_first_message_of_a_conversation_that_is_in_view_is_not_marked_as_new() throws Exception {
        desk.composeAndOpen(contact);
        assertThat(desk.thread()).containsText("No messages yet.");

        contact.writes("The first of all");

        assertThat(desk.thread()).containsText("The first of all");
        assertThat(desk.thread().getByText("New", exactly())).hasCount(0);
    }

    private static double top(Locator line) {
        return ((Number) line.evaluate("line => line.getBoundingClientRect().top")).doubleValue();
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
