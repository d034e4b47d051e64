package io.onbehalf.queue.domain;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.domain.AfterCallTerms;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.WrapupPrompt;
import io.onbehalf.kit.domain.inactivity.InactivityTerms;
import io.onbehalf.kit.store.StateCodec;
import io.onbehalf.queue.domain.organization.ConsentScope;
import io.onbehalf.queue.domain.organization.OptOutWords;
import io.onbehalf.queue.domain.organization.OrganizationSettings;
import io.onbehalf.queue.domain.organization.OrganizationSnapshot;
import io.onbehalf.queue.domain.organization.SmsSettings;
import io.onbehalf.queue.domain.responses.CannedResponseLibraries;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Rows that an earlier version has written.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OldRowsTest {

    record OldSettings(String name, AfterCallTerms afterCall) {}

    record OldOrganization(
            OrganizationId organizationId, String name, String defaultCountryCode, boolean callLogging) {}

    record OldOrganizationSettings(
            boolean callLogging, boolean sharedThreads, ConsentScope optOutScope, SmsSettings smsSettings) {}

    record OldReply(Optional<Refusal> refusal) {}

    @Test
    void a_queue_that_was_kept_before_there_was_alerting_has_the_default() {
        var old = new OldSettings("Support", new AfterCallTerms(WrapupPrompt.OPTIONAL));

        assertThat(read(old, QueueSettings.class).alerting()).isEqualTo(AlertingTerms.DEFAULT);
    }

    @Test
    void a_queue_that_was_kept_before_there_were_canned_responses_offers_all() {
        var old = new OldSettings("Support", new AfterCallTerms(WrapupPrompt.OPTIONAL));

        assertThat(read(old, QueueSettings.class).cannedResponseLibraries())
                .isEqualTo(CannedResponseLibraries.ALL);
    }

    @Test
    void a_queue_that_was_kept_before_there_was_an_inactivity_timeout_has_none_and_no_timeline_of_its_own() {
        var old = new OldSettings("Support", new AfterCallTerms(WrapupPrompt.OPTIONAL));

        assertThat(read(old, QueueSettings.class).inactivity()).isEqualTo(InactivityTerms.OFF);
        assertThat(read(old, QueueSettings.class).threadingTimeoutMinutes()).isEmpty();
    }

    @Test
    void an_organization_that_was_kept_before_there_were_a_capacity_and_settings_has_the_defaults() {
        var old = new OldOrganization(Samples.ACME, "Acme", "US", false);

        assertThat(read(old, OrganizationSnapshot.class))
                .isEqualTo(
                        new OrganizationSnapshot(
                                Samples.ACME, "Acme", "US", 5, OrganizationSettings.DEFAULT, 0));
    }

    @Test
    void settings_that_were_kept_before_there_were_quiet_hours_and_opt_out_words_have_none() {
        var old = new OldOrganizationSettings(true, false, ConsentScope.NUMBER, SmsSettings.DEFAULT);

        assertThat(read(old, OrganizationSettings.class).quietHours()).isEmpty();
        assertThat(read(old, OrganizationSettings.class).optOutWords()).isEqualTo(OptOutWords.DEFAULT);
    }

    @Test
    void a_reply_that_was_kept_before_there_were_users_and_canned_responses_is_about_none() {
        assertThat(read(new OldReply(Optional.empty()), QueueReply.class)).isEqualTo(QueueReply.ACCEPTED);
    }

    private static <T> T read(Record old, Class<T> type) {
        return requireNonNull(StateCodec.read(StateCodec.write(old, old.getClass()), type));
    }
}
