package io.onbehalf.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.onbehalf.browser.fixture.ClientStack;
import io.onbehalf.browser.fixture.Contact;
import io.onbehalf.browser.fixture.Desk;
import io.onbehalf.browser.fixture.SharedClientStack;
import java.nio.file.Path;
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
