package io.onbehalf.queue.domain;

import static io.onbehalf.queue.domain.QueueSpec.given;
import static io.onbehalf.queue.domain.Samples.ACME;
import static io.onbehalf.queue.domain.Samples.ADA;
import static io.onbehalf.queue.domain.Samples.AMY;
import static io.onbehalf.queue.domain.Samples.BEN;
import static io.onbehalf.queue.domain.Samples.NOW;
import static io.onbehalf.queue.domain.Samples.NUMBER;
import static io.onbehalf.queue.domain.Samples.SALES;
import static io.onbehalf.queue.domain.Samples.SUPPORT;
import static io.onbehalf.queue.domain.Samples.add;
import static io.onbehalf.queue.domain.Samples.delete;
import static io.onbehalf.queue.domain.Samples.describe;
import static io.onbehalf.queue.domain.Samples.join;
import static io.onbehalf.queue.domain.Samples.newQueue;
import static io.onbehalf.queue.domain.Samples.remove;
import static io.onbehalf.queue.domain.Samples.rename;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.domain.WrapupPrompt;
import io.onbehalf.queue.domain.QueueEvent.OrganizationUpdated;
import io.onbehalf.queue.domain.QueueEvent.QueueCreated;
import io.onbehalf.queue.domain.QueueEvent.QueueDeleted;
import io.onbehalf.queue.domain.QueueEvent.QueueMemberAdded;
import io.onbehalf.queue.domain.QueueEvent.QueueMemberRemoved;
import io.onbehalf.queue.domain.QueueEvent.QueueMemberUpdated;
import io.onbehalf.queue.domain.QueueEvent.QueueUpdated;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QueueDeciderTest {

    @Test
    void a_queue_is_created_as_asked_and_the_answer_shows_it() {
        var outcome = given().when(newQueue(SUPPORT, "Support"));

        outcome.then(
                new QueueCreated(
                        ACME,
                        NOW,
                        SUPPORT,
                        "Support",
                        "For Support",
                        NUMBER,
                        WrapupPrompt.MANDATORY,
                        null,
                        ADA));
        assertThat(outcome.reply().queue())
                .isEqualTo(
                        new QueueSnapshot(
                                ACME,
                                SUPPORT,
                                "Support",
                                "For Support",
                                NUMBER,
                                WrapupPrompt.MANDATORY,
                                null,
                                0,
                                NOW,
                                ADA,
                                NOW,
                                ADA));
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

        outcome.then(
                new QueueUpdated(
                        NOW.plusSeconds(1),
                        SUPPORT,
                        "Help",
                        null,
                        null,
                        WrapupPrompt.AGENT_REQUESTED,
                        5_000L,
                        BEN));
        assertThat(outcome.reply().queue())
                .isEqualTo(
                        new QueueSnapshot(
                                ACME,
                                SUPPORT,
                                "Help",
                                null,
                                null,
                                WrapupPrompt.AGENT_REQUESTED,
                                5_000L,
                                1,
                                NOW,
                                ADA,
                                NOW.plusSeconds(1),
                                BEN));
    }

    @Test
    void an_update_to_what_it_already_is_changes_nothing() {
        given(newQueue(SUPPORT, "Support"), rename(SUPPORT, "Help"))
                .when(rename(SUPPORT, "Help"))
                .thenNothing();
    }

    @Test
    void a_queue_may_keep_its_own_name() {
        given(newQueue(SUPPORT, "Support"))
                .withNameHeldBy(SUPPORT)
                .when(rename(SUPPORT, "SUPPORT"))
                .then(
                        new QueueUpdated(
                                NOW.plusSeconds(1),
                                SUPPORT,
                                "SUPPORT",
                                null,
                                null,
                                WrapupPrompt.AGENT_REQUESTED,
                                5_000L,
                                BEN));
    }

    @Test
    void nothing_can_be_done_to_a_queue_that_is_not_there() {
        Map<String, String> params = Map.of("queue", "support-id");
        for (QueueRequest request : Samples.about(SUPPORT)) {
            if (request instanceof QueueRequest.AboutQueue) {
                given().when(request).thenRefused(SUPPORT, "not.found", params);
            }
        }
    }

    @Test
    void users_become_members_once_and_are_joined() {
        var outcome =
                given(newQueue(SUPPORT, "Support"), add(SUPPORT, AMY)).when(add(SUPPORT, AMY, BEN, BEN));

        outcome.then(new QueueMemberAdded(ACME, SUPPORT, BEN));
        assertThat(outcome.reply().queue()).extracting("memberCount").isEqualTo(2);
    }

    @Test
    void members_are_removed_and_who_is_none_is_no_error() {
        given(newQueue(SUPPORT, "Support"), add(SUPPORT, AMY))
                .when(remove(SUPPORT, BEN, AMY, AMY))
                .then(new QueueMemberRemoved(SUPPORT, AMY));
        given(newQueue(SUPPORT, "Support")).when(remove(SUPPORT, BEN)).thenNothing();
    }

    @Test
    void a_membership_is_switched_off_and_on() {
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
    void a_queue_with_members_is_deleted_only_by_force_and_takes_its_memberships_along() {
        var staffed = given(newQueue(SUPPORT, "Support"), add(SUPPORT, BEN, AMY));

        staffed.when(delete(SUPPORT, false))
                .thenRefused(
                        SUPPORT, "queue.has.members", Map.of("queueId", "support-id", "memberCount", "2"));
        staffed.when(delete(SUPPORT, true))
                .then(
                        new QueueMemberRemoved(SUPPORT, AMY),
                        new QueueMemberRemoved(SUPPORT, BEN),
                        new QueueDeleted(SUPPORT, ADA));
        given(newQueue(SUPPORT, "Support")).when(delete(SUPPORT, false)).then(new QueueDeleted(SUPPORT, ADA));
    }

    @Test
    void an_organization_is_described_and_described_alike_changes_nothing() {
        var outcome = given().when(describe("Acme"));

        outcome.then(new OrganizationUpdated(ACME, "Acme", "GB", false));
        assertThat(outcome.reply().organization())
                .isEqualTo(new OrganizationSnapshot(ACME, "Acme", "GB", false));
        given(describe("Acme")).when(describe("Acme")).thenNothing();
    }
}
