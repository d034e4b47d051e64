package io.onbehalf.queue.domain;

import static io.onbehalf.queue.domain.QueueSpec.given;
import static io.onbehalf.queue.domain.Samples.ACME;
import static io.onbehalf.queue.domain.Samples.ADA;
import static io.onbehalf.queue.domain.Samples.AMY;
import static io.onbehalf.queue.domain.Samples.BEN;
import static io.onbehalf.queue.domain.Samples.LATER;
import static io.onbehalf.queue.domain.Samples.NOW;
import static io.onbehalf.queue.domain.Samples.SALES;
import static io.onbehalf.queue.domain.Samples.STRICT;
import static io.onbehalf.queue.domain.Samples.SUPPORT;
import static io.onbehalf.queue.domain.Samples.add;
import static io.onbehalf.queue.domain.Samples.delete;
import static io.onbehalf.queue.domain.Samples.join;
import static io.onbehalf.queue.domain.Samples.newQueue;
import static io.onbehalf.queue.domain.Samples.newSettings;
import static io.onbehalf.queue.domain.Samples.organization;
import static io.onbehalf.queue.domain.Samples.remove;
import static io.onbehalf.queue.domain.Samples.rename;
import static io.onbehalf.queue.domain.Samples.settings;
import static io.onbehalf.queue.domain.Samples.updateCapacity;
import static io.onbehalf.queue.domain.Samples.updateOrganization;
import static io.onbehalf.queue.domain.Samples.updateSettings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.onbehalf.kit.domain.Authorship;
import io.onbehalf.queue.domain.QueueEvent.OrganizationUpdated;
import io.onbehalf.queue.domain.QueueEvent.QueueCreated;
import io.onbehalf.queue.domain.QueueEvent.QueueDeleted;
import io.onbehalf.queue.domain.QueueEvent.QueueMemberAdded;
import io.onbehalf.queue.domain.QueueEvent.QueueMemberRemoved;
import io.onbehalf.queue.domain.QueueEvent.QueueMemberUpdated;
import io.onbehalf.queue.domain.QueueEvent.QueueUpdated;
import io.onbehalf.queue.domain.organization.ConsentScope;
import io.onbehalf.queue.domain.organization.NumberType;
import io.onbehalf.queue.domain.organization.OptOutWords;
import io.onbehalf.queue.domain.organization.OrganizationSettings;
import io.onbehalf.queue.domain.organization.OrganizationSnapshot;
import io.onbehalf.queue.domain.organization.SmsSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QueueDeciderTest {

    @Test
    void a_new_queue_has_the_requested_settings_and_is_in_the_reply() {
        var outcome = given().when(newQueue(SUPPORT, "Support"));

        outcome.then(new QueueCreated(ACME, NOW, SUPPORT, settings("Support"), ADA));
        assertThat(outcome.reply().queue())
                .contains(
                        new QueueSnapshot(
                                ACME, SUPPORT, settings("Support"), 0, Authorship.created(NOW, ADA)));
    }

    @Test
    void a_name_that_another_queue_has_is_refused() {
        Map<String, String> params = Map.of("queueId", "sales-id", "name", "Sales");

        given().withNameHeldBy(SALES)
                .when(newQueue(SUPPORT, "Sales"))
                .thenRefused(SUPPORT, "queue.name.in.use", params);
        given(newQueue(SUPPORT, "Support"))
                .withNameHeldBy(SALES)
                .when(rename(SUPPORT, "Sales"))
                .thenRefused(SUPPORT, "queue.name.in.use", params);
    }

    @Test
    void the_same_queue_is_not_created_twice() {
        given(newQueue(SUPPORT, "Support"))
                .when(newQueue(SUPPORT, "Support"))
                .thenRefused(SUPPORT, "queue.already.exists", Map.of("queueId", "support-id"));
    }

    @Test
    void an_update_replaces_the_settings_and_keeps_the_rest() {
        var outcome = given(newQueue(SUPPORT, "Support"), add(SUPPORT, AMY)).when(rename(SUPPORT, "Help"));

        outcome.then(new QueueUpdated(LATER, SUPPORT, newSettings("Help"), BEN));
        assertThat(outcome.reply().queue())
                .contains(
                        new QueueSnapshot(
                                ACME, SUPPORT, newSettings("Help"), 1, new Authorship(NOW, ADA, LATER, BEN)));
    }

    @Test
    void an_update_to_the_same_settings_changes_nothing() {
        given(newQueue(SUPPORT, "Support"), rename(SUPPORT, "Help"))
                .when(rename(SUPPORT, "Help"))
                .thenNothing();
    }

    @Test
    void a_queue_may_keep_its_own_name() {
        given(newQueue(SUPPORT, "Support"))
                .withNameHeldBy(SUPPORT)
                .when(rename(SUPPORT, "SUPPORT"))
                .then(new QueueUpdated(LATER, SUPPORT, newSettings("SUPPORT"), BEN));
    }

    @Test
    void a_request_about_a_queue_that_does_not_exist_is_refused() {
        Map<String, String> params = Map.of("queue", "support-id");
        for (QueueRequest request : Samples.about(SUPPORT)) {
            if (request instanceof QueueRequest.AboutQueue) {
                given().when(request).thenRefused(SUPPORT, "not.found", params);
            }
        }
    }

    @Test
    void a_user_becomes_a_member_once_and_is_joined() {
        var outcome =
                given(newQueue(SUPPORT, "Support"), add(SUPPORT, AMY)).when(add(SUPPORT, AMY, BEN, BEN));

        outcome.then(new QueueMemberAdded(ACME, SUPPORT, BEN));
        assertThat(outcome.reply().queue())
                .hasValueSatisfying(queue -> assertThat(queue.memberCount()).isEqualTo(2));
    }

    @Test
    void members_are_removed_and_removing_another_user_changes_nothing() {
        given(newQueue(SUPPORT, "Support"), add(SUPPORT, AMY))
                .when(remove(SUPPORT, BEN, AMY, AMY))
                .then(new QueueMemberRemoved(SUPPORT, AMY));
        given(newQueue(SUPPORT, "Support")).when(remove(SUPPORT, BEN)).thenNothing();
    }

    @Test
    void a_member_is_joined_or_not_and_another_user_is_refused() {
        given(newQueue(SUPPORT, "Support"), add(SUPPORT, AMY))
                .when(join(SUPPORT, AMY, false))
                .then(new QueueMemberUpdated(ACME, SUPPORT, AMY, false));
        given(newQueue(SUPPORT, "Support"), add(SUPPORT, AMY)).when(join(SUPPORT, AMY, true)).thenNothing();
        given(newQueue(SUPPORT, "Support"), add(SUPPORT, AMY))
                .when(join(SUPPORT, BEN, true))
                .thenRefused(
                        SUPPORT, "queue.member.not.found", Map.of("queueId", "support-id", "userId", "ben"));
    }

    @Test
    void a_queue_with_members_is_deleted_only_by_force_and_together_with_its_memberships() {
        var withMembers = given(newQueue(SUPPORT, "Support"), add(SUPPORT, BEN, AMY));

        withMembers
                .when(delete(SUPPORT, false))
                .thenRefused(
                        SUPPORT, "queue.has.members", Map.of("queueId", "support-id", "memberCount", "2"));
        withMembers
                .when(delete(SUPPORT, true))
                .then(new QueueMemberRemoved(SUPPORT, AMY), new QueueMemberRemoved(SUPPORT, BEN), deleted());
        given(newQueue(SUPPORT, "Support")).when(delete(SUPPORT, false)).then(deleted());
    }

    @Test
    void a_queue_with_open_conversations_is_deleted_only_by_force_and_the_refusal_counts_them() {
        var open = new OpenConversations(2, 1);
        Map<String, String> params = Map.of("queueId", "support-id", "waiting", "2", "connected", "1");

        given(newQueue(SUPPORT, "Support"))
                .when(delete(SUPPORT, false, open))
                .thenRefused(SUPPORT, "queue.has.conversations", params);
        given(newQueue(SUPPORT, "Support")).when(delete(SUPPORT, true, open)).then(deleted());
    }

    @Test
    void the_last_member_of_a_queue_with_open_conversations_is_removed_only_by_force() {
        var open = new OpenConversations(0, 1);
        Map<String, String> params = Map.of("queueId", "support-id", "waiting", "0", "connected", "1");
        var two = given(newQueue(SUPPORT, "Support"), add(SUPPORT, AMY, BEN));

        two.when(remove(SUPPORT, false, open, AMY)).then(new QueueMemberRemoved(SUPPORT, AMY));
        two.when(remove(SUPPORT, false, open, AMY, BEN)).thenRefused(SUPPORT, "queue.last.member", params);
        two.when(remove(SUPPORT, true, open, AMY, BEN))
                .then(new QueueMemberRemoved(SUPPORT, AMY), new QueueMemberRemoved(SUPPORT, BEN));
        two.when(remove(SUPPORT, false, OpenConversations.NONE, AMY, BEN))
                .then(new QueueMemberRemoved(SUPPORT, AMY), new QueueMemberRemoved(SUPPORT, BEN));
        given(newQueue(SUPPORT, "Support")).when(remove(SUPPORT, false, open, AMY)).thenNothing();
    }

    @Test
    void an_organization_is_updated_and_an_update_to_the_same_settings_changes_nothing() {
        var outcome = given().when(updateOrganization("Acme"));

        outcome.then(new OrganizationUpdated(organization("Acme"), OrganizationSnapshot.initial(ACME), ADA));
        assertThat(outcome.reply().organization()).contains(organization("Acme"));
        given(updateOrganization("Acme")).when(updateOrganization("Acme")).thenNothing();
    }

    @Test
    void an_organization_has_a_capacity_and_settings_and_an_update_of_its_name_keeps_them() {
        var before = new OrganizationSnapshot(ACME, "acme", "US", 3, STRICT, 2);
        given(updateCapacity(3), updateSettings(STRICT))
                .when(updateOrganization("Acme"))
                .then(
                        new OrganizationUpdated(
                                new OrganizationSnapshot(ACME, "Acme", "GB", 3, STRICT, 3), before, ADA));
        given(updateOrganization("Acme")).when(updateCapacity(5)).thenNothing();
    }

    @Test
    void a_change_of_the_settings_says_what_they_were_and_who_changed_them() {
        var changed = new OrganizationSnapshot(ACME, "Acme", "GB", 5, STRICT, 2);
        var outcome = given(updateOrganization("Acme")).when(updateSettings(STRICT));

        outcome.then(new OrganizationUpdated(changed, organization("Acme"), BEN));
        assertThat(outcome.reply().organization()).contains(changed);
        given(updateSettings(STRICT)).when(updateSettings(STRICT)).thenNothing();
    }

    @Test
    void settings_of_a_later_version_are_not_taken() {
        List<NumberType> types = List.of(NumberType.UNKNOWN);

        assertThatIllegalArgumentException().isThrownBy(() -> new SmsSettings(List.of(), types));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new OrganizationSettings(
                                false,
                                false,
                                ConsentScope.UNKNOWN,
                                SmsSettings.DEFAULT,
                                Optional.empty(),
                                1_000,
                                400,
                                OptOutWords.DEFAULT));
    }

    private static QueueDeleted deleted() {
        return new QueueDeleted(SUPPORT, ADA, Optional.empty(), Optional.empty());
    }
}
