package io.onbehalf.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.onbehalf.browser.fixture.ClientStack;
import io.onbehalf.browser.fixture.Desk;
import io.onbehalf.browser.fixture.SharedClientStack;
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
