package io.onbehalf.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.onbehalf.browser.fixture.ClientStack;
import io.onbehalf.browser.fixture.Contact;
import io.onbehalf.browser.fixture.Desk;
import io.onbehalf.browser.fixture.SharedClientStack;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What an administrator sets in the client is what agents find there.
@ExtendWith(SharedClientStack.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AdminIT {

    private final ClientStack stack;

    AdminIT(ClientStack stack) {
        this.stack = stack;
    }

    @Test
    void a_queue_with_number_member_and_code_can_be_used_by_its_member() {
        // The directory knows who has signed in.
        stack.desk("ben").close();
        try (Desk admin = stack.desk("admin")) {
            open(admin, "Administration");
            admin.button("New queue").click();
            admin.page().getByLabel("Name", exactly()).fill("Lost property");
            admin.page().getByLabel("SMS number").fill("+1 317-555-0277");
            admin.page().getByLabel("After-call work").selectOption("Optional");
            admin.button("Save").last().click();
            assertThat(admin.page().getByRole(AriaRole.HEADING, named("Lost property"))).isVisible();

            admin.page().getByRole(AriaRole.COMBOBOX, named("Add a member")).pressSequentially("Ben");
            admin.page().getByRole(AriaRole.OPTION, named("Ben Agent")).click();
            assertThat(admin.button("Remove Ben Agent")).isVisible();
            admin.page().getByLabel("Add a code").fill("Found it");
            admin.button("Add").click();
            assertThat(admin.button("Remove Found it")).isVisible();
            assertThat(admin.faults()).isEmpty();
        }
        try (Desk ben = stack.desk("ben")) {
            ben.composeAndOpen(stack.contact(), "Lost property");
            ben.disconnect();

            assertThat(ben.wrapup()).containsText("Found it");
        }
    }

    @Test
    void the_organization_is_set_in_one_form() {
        try (Desk admin = stack.desk("admin")) {
            open(admin, "Administration");
            admin.page().getByLabel("Default country").selectOption("Canada");
            admin.button("Save").first().click();
            assertThat(admin.page().getByText("Saved.")).isVisible();

            admin.openNewSms();
            assertThat(admin.countryBox()).hasValue("Canada");
            admin.button("Cancel").click();
            admin.page().getByLabel("Default country").selectOption("United States");
            admin.button("Save").first().click();
            assertThat(admin.page().getByLabel("Default country")).hasValue("US");
        }
    }

    @Test
    void who_may_not_administer_is_offered_no_other_view() {
        try (Desk amy = stack.desk("amy")) {
            amy.button("Menu").click();

            assertThat(amy.page().getByRole(AriaRole.MENUITEM)).hasCount(1);
        }
    }

    @Test
    void who_may_not_compose_or_pick_up_reads_why_and_has_no_control_that_is_refused() throws Exception {
        Contact waits = stack.contact();
        waits.writes("Is anybody there?");
        try (Desk amy = stack.desk("amy")) {
            without(amy, "conversation:message:create", "conversation:message:pull");
            amy.fillNewSms(stack.contact(), "Support");

            assertThat(
                            amy.page()
                                    .getByText(
                                            "You don’t have the permission to compose messages. Ask your administrator."))
                    .isVisible();
            assertThat(amy.compose()).isDisabled();
            amy.button("Cancel").click();
            assertThat(amy.waiting(waits).getByRole(AriaRole.BUTTON)).isDisabled();
        }
        stack.takeWaiting();
    }

    @Test
    void the_Interaction_Log_is_shown_to_who_may_view_it_and_saved_by_who_may_edit_it() throws Exception {
        Contact contact = stack.contact();
        stack.as("admin").put("/onbehalf/organizations/me/settings", Map.of("callLogging", true));
        try (Desk amy = stack.desk("amy")) {
            Locator log = amy.page().getByRole(AriaRole.REGION, named("Interaction Log"));
            amy.composeAndOpen(contact);

            without(amy, "onbehalf:interactionLog:view");
            amy.wrapupOf(contact).click();
            assertThat(amy.wrapup().getByRole(AriaRole.RADIO).first()).isVisible();
            assertThat(log).hasCount(0);

            without(amy, "onbehalf:interactionLog:edit");
            amy.wrapupOf(contact).click();
            assertThat(log.getByLabel("Subject")).isVisible();
            assertThat(log.getByRole(AriaRole.BUTTON)).isDisabled();
        } finally {
            stack.as("admin").put("/onbehalf/organizations/me/settings", Map.of());
        }
    }

    /// Loads the page again for somebody who lacks permissions that the demo user has.
    private static void without(Desk desk, String... permissions) {
        Pattern me = Pattern.compile("/users/me[?]expand=");
        desk.page().unroute(me);
        desk.page()
                .route(
                        me,
                        route -> {
                            APIResponse answer = route.fetch();
                            String body = answer.text();
                            for (String permission : permissions) {
                                assertThat(body).contains('"' + permission + '"');
                                body = body.replace('"' + permission + '"', "\"none\"");
                            }
                            route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(body));
                        });
        desk.page().reload();
        assertThat(desk.button("New Interaction: SMS")).isVisible();
    }

    private static void open(Desk desk, String view) {
        desk.button("Menu").click();
        desk.page().getByRole(AriaRole.MENUITEM, named(view)).click();
        assertThat(desk.page().getByRole(AriaRole.HEADING, named(view))).isVisible();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
