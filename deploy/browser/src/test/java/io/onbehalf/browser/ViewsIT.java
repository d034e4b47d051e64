package io.onbehalf.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.onbehalf.browser.fixture.ClientStack;
import io.onbehalf.browser.fixture.Contact;
import io.onbehalf.browser.fixture.Desk;
import io.onbehalf.browser.fixture.SharedClientStack;
import io.onbehalf.local.DemoUsers;
import io.onbehalf.local.client.ApiUser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every view, in light, in dark, on a telephone: without a violation of the rules of accessibility that axe
/// knows, and nothing wider than the window. Their pictures are in `target/screenshots`.
@ExtendWith(SharedClientStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ViewsIT {

    private final ClientStack stack;

    ViewsIT(ClientStack stack) {
        this.stack = stack;
    }

    enum Look {
        LIGHT(1280, 800, ColorScheme.LIGHT, "en-US"),
        DARK(1280, 800, ColorScheme.DARK, "en-US"),
        NARROW(360, 740, ColorScheme.LIGHT, "en-US"),
        GERMAN(1440, 900, ColorScheme.LIGHT, "de-DE");

        private final int width;
        private final int height;
        private final ColorScheme colours;
        private final String locale;

        Look(int width, int height, ColorScheme colours, String locale) {
            this.width = width;
            this.height = height;
            this.colours = colours;
            this.locale = locale;
        }

        Browser.NewContextOptions options() {
            return new Browser.NewContextOptions()
                    .setViewportSize(width, height)
                    .setColorScheme(colours)
                    .setLocale(locale);
        }
    }

    @AfterEach
    void nobody_waits_any_more() throws InterruptedException {
        stack.takeWaiting();
    }

    @ParameterizedTest
    @EnumSource
    void every_view_is_accessible_and_fits(Look look) throws Exception {
        Contact waiting = stack.contact();
        Contact contact = stack.contact();
        waiting.writes("Is anybody there?");
        try (Desk desk = stack.desk("amy", look.options())) {
            Page page = desk.page();
            assertThat(page.locator("waiting-list li").first()).isVisible();
            view(desk, look, "1-home");
            page.locator("header.bar button.main").click();
            Locator boxes = page.getByRole(AriaRole.COMBOBOX);
            boxes.first().fill("b");
            assertThat(desk.options().first()).isVisible();
            view(desk, look, "2-queues");
            boxes.first().fill("sup");
            boxes.first().press("Enter");
            page.locator("#n").fill(contact.typed());
            assertThat(page.locator("new-sms button.main")).isEnabled();
            view(desk, look, "3-number");
            page.locator("new-sms button.main").click();
            Locator sms =
                    page.locator("li", new Page.LocatorOptions().setHasText(contact.shown())).locator(".sms");
            sms.click();
            page.locator("textarea")
                    .fill("Hello, this is Support. Your parcel is here – “gladly” kept until Friday.");
            view(desk, look, "4-writing");
            page.locator("textarea").press("Enter");
            contact.writes("Thank you! I come on Thursday,\nat five.");
            assertThat(page.locator("[data-status=delivery-success]")).isVisible();
            assertThat(page.locator("[data-status=received]")).isVisible();
            view(desk, look, "5-messages");
            page.locator("interactions-window header button.bad").click();
            assertThat(page.locator("wrapup-panel input[type=radio]").first()).isFocused();
            view(desk, look, "6-wrapup");
            page.locator("wrapup-panel input[type=radio]").first().check();
            page.locator("wrapup-panel button.main").click();
            assertThat(page.locator("wrapup-panel")).hasCount(0);
            view(desk, look, "7-done");
            assertThat(desk.faults()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK", "NARROW"})
    void every_dialog_and_note_is_accessible_and_fits(Look look) throws Exception {
        Contact contact = stack.contact();
        Contact offered = stack.contact();
        try (Desk desk = stack.desk("amy", look.options())) {
            Page page = desk.page();
            withInteractionLog(page);
            compose(page, contact);
            row(page, contact).locator(".sms").click();
            contact.writes("please stop texting me");
            assertThat(page.locator(".opt-out")).isVisible();
            view(desk, look, "10-opt-out");
            page.locator("interactions-window header button:not(.icon):not(.bad)").click();
            page.locator("transfer-dialog combo-box input").click();
            assertThat(desk.options().first()).isVisible();
            view(desk, look, "11-transfer");
            page.keyboard().press("Escape");
            page.locator("transfer-dialog button[type=button]").click();
            page.locator("header.bar button[aria-haspopup]").last().click();
            page.locator("header.bar .items hr + button").first().click();
            assertThat(page.locator("keys-dialog dialog")).isVisible();
            view(desk, look, "12-keys");
            page.locator("keys-dialog button").click();

            page.locator("interactions-window header button.bad").click();
            assertThat(page.locator("wrapup-panel input[type=radio]").first()).isFocused();
            assertThat(page.locator("interaction-log textarea")).isVisible();
            view(desk, look, "13-log");
            page.locator("wrapup-panel input[type=radio]").first().check();
            page.locator("wrapup-panel button.main").click();
            assertThat(page.locator("wrapup-panel")).hasCount(0);
            page.locator("interactions-window header button.icon").last().click();
            compose(page, contact);
            assertThat(page.locator("new-sms #continue")).isFocused();
            view(desk, look, "14-prompt");
            page.locator("new-sms .actions button").first().click();
            page.locator("new-sms button[type=button]").click();

            offer(offered, "amy");
            page.mouse().move(0, 0);
            assertThat(row(page, offered).locator("button.main")).isInViewport();
            view(desk, look, "15-alerting");
            page.context().clearCookies();
            page.getByRole(AriaRole.SWITCH).click();
            assertThat(page.locator("expired-session dialog")).isVisible();
            view(desk, look, "16-expired");
            assertThat(desk.faults()).isEmpty();
        }
    }

    private static void compose(Page page, Contact contact) {
        page.locator("header.bar button.main").click();
        page.locator("new-sms combo-box#queue input").fill("sup");
        page.locator("new-sms combo-box#queue input").press("Enter");
        page.locator("#n").fill(contact.typed());
        page.locator("new-sms button.main").click();
    }

    private static Locator row(Page page, Contact contact) {
        return page.locator("interaction-list li", new Page.LocatorOptions().setHasText(contact.shown()));
    }

    /// As the page would be in an organization with call logging.
    private static void withInteractionLog(Page page) {
        answer(page, "/organizations/me/settings$", "{\"callLogging\":true}");
        answer(page, "/participants/[^/]+/log$", "{\"subject\":\"A late parcel\",\"notes\":\"Sent again\"}");
        page.reload();
    }

    private static void answer(Page page, String path, String body) {
        page.route(
                Pattern.compile(path),
                route ->
                        route.fulfill(
                                new Route.FulfillOptions().setContentType("application/json").setBody(body)));
    }

    /// Ben hands a new contact on to an agent, whom that alerts.
    private void offer(Contact contact, String agent) throws InterruptedException {
        ApiUser ben = stack.as("ben");
        String id = ben.compose(ben.queueId("Support"), contact.number(), false).text("id");
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(
                        () ->
                                ben.post(
                                                requireNonNull(ben.participant(id)).participantPath()
                                                        + "/replace",
                                                Map.of("userId", DemoUsers.idOf(agent)))
                                        .status(),
                        status -> status < 300);
    }

    @ParameterizedTest
    @EnumSource
    void the_views_of_supervisors_and_administrators_are_accessible_and_fit(Look look) throws Exception {
        stack.contact().writes("Is anybody there?");
        try (Desk desk = stack.desk("admin", look.options())) {
            Page page = desk.page();
            page.navigate("/#supervisor");
            page.locator("supervisor-view .queues button", new Page.LocatorOptions().setHasText("Support"))
                    .click();
            assertThat(page.locator("supervisor-view li").first()).isVisible();
            view(desk, look, "8-supervision");
            page.navigate("/#admin");
            assertThat(page.locator("admin-view ul li").first()).isVisible();
            view(desk, look, "9-administration");
            assertThat(desk.faults()).isEmpty();
        }
    }

    private static void view(Desk desk, Look look, String name) {
        Page page = desk.page();
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(
                                Path.of(
                                        "target",
                                        "screenshots",
                                        look.name().toLowerCase(java.util.Locale.ROOT),
                                        name + ".png")));
        assertThat(
                        new AxeBuilder(page)
                                .analyze().getViolations().stream()
                                        .map(each -> name + ": " + each.getId() + " " + each.getNodes()))
                .isEmpty();
        assertThat((Boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .as(name + " fits")
                .isTrue();
    }
}
