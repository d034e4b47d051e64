package io.onbehalf.queue.topology;

import static io.onbehalf.queue.domain.Samples.AMY;
import static io.onbehalf.queue.domain.Samples.BEN;
import static io.onbehalf.queue.domain.Samples.SALES;
import static io.onbehalf.queue.domain.Samples.STRICT;
import static io.onbehalf.queue.domain.Samples.SUPPORT;
import static io.onbehalf.queue.domain.Samples.add;
import static io.onbehalf.queue.domain.Samples.addUser;
import static io.onbehalf.queue.domain.Samples.delete;
import static io.onbehalf.queue.domain.Samples.holds;
import static io.onbehalf.queue.domain.Samples.join;
import static io.onbehalf.queue.domain.Samples.newQueue;
import static io.onbehalf.queue.domain.Samples.onQueue;
import static io.onbehalf.queue.domain.Samples.recognize;
import static io.onbehalf.queue.domain.Samples.remove;
import static io.onbehalf.queue.domain.Samples.rename;
import static io.onbehalf.queue.domain.Samples.updateOrganization;
import static io.onbehalf.queue.domain.Samples.updateSettings;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.kit.testing.TopologySpecification;
import io.onbehalf.queue.domain.QueueRequest.UserQueuesUpdateRequested;
import io.onbehalf.queue.domain.UserQueueUpdate;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.common.WrapupPrompt;
import io.onbehalf.schemas.conversation.ConsentScope;
import io.onbehalf.schemas.queue.AgentLoadChanged;
import io.onbehalf.schemas.queue.NumberType;
import io.onbehalf.schemas.queue.OrganizationSnapshot;
import io.onbehalf.schemas.queue.OrganizationUpdated;
import io.onbehalf.schemas.queue.QueueCreateRequested;
import io.onbehalf.schemas.queue.QueueCreated;
import io.onbehalf.schemas.queue.QueueDeleted;
import io.onbehalf.schemas.queue.QueueMemberSnapshot;
import io.onbehalf.schemas.queue.QueueMemberUpdated;
import io.onbehalf.schemas.queue.QueueReply;
import io.onbehalf.schemas.queue.QueueRequestRefused;
import io.onbehalf.schemas.queue.QueueSnapshot;
import io.onbehalf.schemas.queue.QuietHours;
import io.onbehalf.schemas.queue.RoutingStatus;
import io.onbehalf.schemas.queue.UserSnapshot;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QueueTopologyTest extends TopologySpecification {

    private final QueueBench bench = new QueueBench();

    @Override
    protected TopologyBench topology() {
        return bench.topology();
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void a_new_queue_is_an_event_a_reply_and_a_snapshot() {
        QueueReply reply = bench.ask(newQueue(SUPPORT, "Support"));

        assertThat(reply.getQueue().getName()).isEqualTo("Support");
        assertThat(bench.topology().read(Topics.QUEUE_EVENTS, QueueCreated.class))
                .extracting(QueueCreated::getQueueId, QueueCreated::getSequence, QueueCreated::getRequestId)
                .containsExactly(tuple("support-id", 1L, "r1"));
        assertThat(bench.topology().records(Topics.QUEUES))
                .extracting(each -> each.key(), each -> each.value())
                .containsExactly(tuple("support-id", reply.getQueue()));
    }

    @Test
    void a_name_is_in_use_in_its_organization_until_its_queue_is_renamed_or_deleted() {
        bench.ask(newQueue(SUPPORT, "Support"));

        assertThat(bench.ask(newQueue(SALES, " SUPPORT ")).getRefusal().getCode())
                .isEqualTo("queue.name.in.use");
        assertThat(bench.ask("globex", "other", "", newQueue(SALES, "support")).getRefusal()).isNull();

        bench.ask(rename(SUPPORT, "Help"));
        assertThat(bench.ask(newQueue(SALES, "Support")).getRefusal()).isNull();
        assertThat(bench.ask(rename(SUPPORT, "support")).getRefusal().getParams())
                .containsEntry("queueId", "sales-id");

        bench.ask(delete(SALES, false));
        assertThat(bench.ask(rename(SUPPORT, "support")).getRefusal()).isNull();
    }

    @Test
    void a_deleted_queue_names_the_one_that_has_the_number_which_was_taken_from_it() {
        bench.ask(newQueue(SUPPORT, "Support"));
        bench.ask(rename(SUPPORT, "Without a number"));
        bench.ask(newQueue(SALES, "Heir"));
        bench.ask(delete(SUPPORT, true));

        assertThat(bench.topology().read(Topics.QUEUE_EVENTS, QueueDeleted.class))
                .extracting(QueueDeleted::getSuccessorId, QueueDeleted::getSuccessorName)
                .containsExactly(tuple("sales-id", "Heir"));
    }

    @Test
    void of_several_queues_with_its_number_the_one_with_members_is_named() {
        bench.ask(newQueue(SUPPORT, "Support"));
        bench.ask(newQueue(SALES, "A, without members"));
        bench.ask(newQueue(new QueueId("billing-id"), "B"));
        bench.ask(add(new QueueId("billing-id"), AMY));
        bench.ask(delete(SUPPORT, true));

        assertThat(bench.topology().read(Topics.QUEUE_EVENTS, QueueDeleted.class))
                .extracting(QueueDeleted::getSuccessorName)
                .containsExactly("B");
    }

    @Test
    void another_organizations_queue_is_not_found() {
        bench.ask(newQueue(SUPPORT, "Support"));

        assertThat(bench.ask("globex", "other", "", add(SUPPORT, AMY)).getRefusal().getCode())
                .isEqualTo("not.found");
    }

    @Test
    void a_membership_is_a_snapshot_by_user_and_queue_and_a_tombstone_when_it_ends() {
        bench.ask(newQueue(SUPPORT, "Support"));
        bench.ask(add(SUPPORT, AMY, BEN));
        bench.ask(join(SUPPORT, BEN, false));

        assertThat(bench.topology().compacted(Topics.QUEUE_MEMBERS, QueueMemberSnapshot.class))
                .containsOnly(
                        Map.entry(
                                "amy:support-id", new QueueMemberSnapshot("acme", "support-id", "amy", true)),
                        Map.entry(
                                "ben:support-id",
                                new QueueMemberSnapshot("acme", "support-id", "ben", false)));

        bench.ask(remove(SUPPORT, AMY));
        assertThat(bench.topology().records(Topics.QUEUE_MEMBERS))
                .extracting(each -> each.key(), each -> each.value())
                .containsExactly(tuple("amy:support-id", null));
    }

    @Test
    void several_members_in_one_request_are_one_new_snapshot_of_the_queue() {
        bench.ask(newQueue(SUPPORT, "Support"));
        bench.ask(add(SUPPORT, AMY, BEN));

        assertThat(bench.topology().read(Topics.QUEUES, QueueSnapshot.class))
                .extracting(QueueSnapshot::getMemberCount)
                .containsExactly(0, 2);
    }

    @Test
    void a_deleted_queue_leaves_tombstones_and_no_rows() {
        bench.ask(newQueue(SUPPORT, "Support"));
        bench.ask(add(SUPPORT, AMY));
        bench.ask(delete(SUPPORT, true));

        assertThat(bench.topology().compacted(Topics.QUEUES, QueueSnapshot.class)).isEmpty();
        assertThat(bench.topology().compacted(Topics.QUEUE_MEMBERS, QueueMemberSnapshot.class)).isEmpty();
        assertThat(bench.rows().queues()).isEmpty();
        assertThat(bench.rows().members(SUPPORT)).isEmpty();
        assertThat(bench.rows().memberships(AMY)).isEmpty();
        assertThat(bench.ask(newQueue(SALES, "Support")).getRefusal()).isNull();
    }

    @Test
    void an_organization_is_a_snapshot_by_its_own_id() {
        bench.ask(updateOrganization("Acme"));
        bench.ask(updateOrganization("Acme"));

        assertThat(bench.topology().records(Topics.ORGANIZATIONS))
                .extracting(each -> each.key(), each -> ((OrganizationSnapshot) each.value()).getName())
                .containsExactly(tuple("acme", "Acme"));
    }

    @Test
    void settings_are_an_event_with_those_before_and_its_actor_and_part_of_the_snapshot() {
        bench.ask(updateOrganization("Acme"));
        bench.ask(updateSettings(STRICT));

        assertThat(bench.topology().read(Topics.QUEUE_EVENTS, OrganizationUpdated.class))
                .last()
                .satisfies(event -> {
                    assertThat(event.getSharedThreads()).isTrue();
                    assertThat(event.getBefore().getSharedThreads()).isFalse();
                    assertThat(event.getBefore().getName()).isEqualTo("Acme");
                    assertThat(event.getModifiedBy()).isEqualTo("ada");
                });
        assertThat(bench.topology().compacted(Topics.ORGANIZATIONS, OrganizationSnapshot.class))
                .containsExactly(
                        Map.entry(
                                "acme",
                                new OrganizationSnapshot(
                                        "acme",
                                        "Acme",
                                        "GB",
                                        5,
                                        true,
                                        true,
                                        ConsentScope.NUMBER,
                                        List.of("CA", "US"),
                                        List.of(NumberType.FIXED_LINE),
                                        new QuietHours("21:00", "08:00"),
                                        60_000L,
                                        30,
                                        List.of("en", "es"),
                                        List.of("cancel"),
                                        2)));
    }

    @Test
    void a_user_is_a_snapshot_by_organization_and_id_and_a_change_of_their_load_alone_is_none() {
        bench.ask(addUser(AMY, "Amy"));
        bench.ask(onQueue(AMY));
        bench.tell(holds(AMY, 1));
        bench.tell(holds(AMY, 2));

        assertThat(bench.topology().records(Topics.USERS))
                .extracting(
                        each -> each.key(), each -> ((UserSnapshot) each.value()).getRoutingStatus().name())
                .containsExactly(
                        tuple("acme:amy", "OFF_QUEUE"),
                        tuple("acme:amy", "IDLE"),
                        tuple("acme:amy", "INTERACTING"));
        assertThat(bench.topology().read(Topics.QUEUE_EVENTS, AgentLoadChanged.class))
                .extracting(AgentLoadChanged::getConversations)
                .containsExactly(1, 2);
    }

    @Test
    void a_report_has_no_reply_and_one_about_an_unknown_user_counts_once_they_are_known() {
        bench.tell(holds(AMY, 1));

        assertThat(bench.topology().records(Topics.QUEUE_REPLIES)).isEmpty();
        assertThat(bench.topology().records(Topics.USERS)).isEmpty();

        bench.ask(recognize(AMY, "Amy"));
        assertThat(bench.ask(onQueue(AMY)).getUser().getRoutingStatus()).isEqualTo(RoutingStatus.INTERACTING);
    }

    @Test
    void a_user_switches_memberships_of_several_queues_in_one_request() {
        bench.ask(newQueue(SUPPORT, "Support"));
        bench.ask(newQueue(SALES, "Sales"));
        bench.ask(add(SUPPORT, AMY, BEN));
        bench.ask(add(SALES, AMY));

        QueueReply reply =
                bench.ask(
                        new UserQueuesUpdateRequested(
                                AMY,
                                List.of(
                                        new UserQueueUpdate(SUPPORT, false),
                                        new UserQueueUpdate(SALES, true))));

        assertThat(reply.getQueues()).extracting(QueueSnapshot::getName).containsExactly("Support", "Sales");
        assertThat(bench.topology().read(Topics.QUEUE_EVENTS, QueueMemberUpdated.class))
                .extracting(QueueMemberUpdated::getQueueId, QueueMemberUpdated::getJoined)
                .containsExactly(tuple("support-id", false));
        assertThat(bench.topology().compacted(Topics.QUEUE_MEMBERS, QueueMemberSnapshot.class))
                .containsEntry("amy:support-id", new QueueMemberSnapshot("acme", "support-id", "amy", false))
                .containsEntry("ben:support-id", new QueueMemberSnapshot("acme", "support-id", "ben", true));
        assertThat(bench.rows().queue(SUPPORT))
                .hasValueSatisfying(queue -> assertThat(queue.joinedMemberCount()).isEqualTo(1));
    }

    @Test
    void a_repeated_request_gets_the_first_reply_and_has_no_second_effect() {
        QueueReply first = bench.ask("k", "f1", newQueue(SUPPORT, "Support"));
        bench.ask(rename(SUPPORT, "Help"));
        bench.topology().records(Topics.QUEUE_EVENTS);
        bench.topology().records(Topics.QUEUES);

        assertThat(bench.ask("k", "f1", newQueue(SUPPORT, "Support"))).isEqualTo(first);
        assertThat(bench.ask("k", "f2", newQueue(SUPPORT, "Other")).getRefusal().getCode())
                .isEqualTo("idempotency.key.reused");
        assertThat(bench.topology().records(Topics.QUEUE_EVENTS)).isEmpty();
        assertThat(bench.topology().records(Topics.QUEUES)).isEmpty();
    }

    @Test
    void a_refusal_is_an_event() {
        bench.ask(delete(SUPPORT, false));

        assertThat(bench.topology().read(Topics.QUEUE_EVENTS, QueueRequestRefused.class))
                .extracting(refused -> refused.getRefusal().getCode())
                .containsExactly("not.found");
        assertThat(bench.topology().records(Topics.QUEUES)).isEmpty();
    }

    @Test
    void a_record_that_can_not_be_read_is_skipped_and_the_next_is_decided() {
        bench.topology().pipeRaw(Topics.QUEUE_REQUESTS, "acme", "nonsense".getBytes(UTF_8));

        assertThat(bench.ask(newQueue(SUPPORT, "Support")).getRefusal()).isNull();
    }

    @Test
    void a_record_that_can_not_be_processed_is_a_dead_letter_and_the_next_is_decided() {
        var unknownPrompt =
                QueueCreateRequested.newBuilder(
                                (QueueCreateRequested)
                                        bench.avro("acme", "r0", "", newQueue(SUPPORT, "Support")))
                        .setWrapupPrompt(WrapupPrompt.UNKNOWN)
                        .build();
        bench.topology().pipe(Topics.QUEUE_REQUESTS, "acme", unknownPrompt);

        assertThat(bench.topology().deadLetters(Topics.QUEUE_DEAD_LETTERS)).hasSize(1);
        assertThat(bench.ask(newQueue(SUPPORT, "Support")).getRefusal()).isNull();
    }
}
