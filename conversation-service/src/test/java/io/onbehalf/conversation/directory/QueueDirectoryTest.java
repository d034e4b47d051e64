package io.onbehalf.conversation.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onbehalf.conversation.domain.AgentRequest.CallerQueue;
import io.onbehalf.conversation.domain.value.AppliedTimeline;
import io.onbehalf.kit.avro.RecordMapper;
import io.onbehalf.kit.copies.CopyWaits;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.OutboundNumber;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.query.Replica;
import io.onbehalf.kit.query.StaleCopies;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.common.ActorType;
import io.onbehalf.schemas.common.WrapupPrompt;
import io.onbehalf.schemas.conversation.ConsentSource;
import io.onbehalf.schemas.conversation.ContactConsent;
import io.onbehalf.schemas.conversation.QueueLoad;
import io.onbehalf.schemas.conversation.ThreadingTimeline;
import io.onbehalf.schemas.queue.OrganizationSnapshot;
import io.onbehalf.schemas.queue.QueueMemberSnapshot;
import io.onbehalf.schemas.queue.QueueSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QueueDirectoryTest {

    static {
        RecordMapper.ofCatalogue(); // from then on Avro loads our classes
    }

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final OrganizationId ACME = new OrganizationId("acme");
    private static final QueueId SUPPORT = new QueueId("support");
    private static final UserId AMY = new UserId("amy");
    private static final ThreadId THREAD = new ThreadId("0123456789abcdef0123");

    private final Replica<QueueSnapshot> queues = replica();
    private final Replica<QueueMemberSnapshot> members = replica();
    private final Replica<OrganizationSnapshot> organizations = replica();
    private final Replica<ThreadingTimeline> timelines = replica();
    private final Replica<ContactConsent> consents = replica();
    private final Replica<QueueLoad> loads = replica();
    private final CopyWaits copies =
            new CopyWaits(Duration.ZERO, InstantSource.system(), new SimpleMeterRegistry());
    private final QueueDirectory directory =
            new QueueDirectory(queues, members, organizations, timelines, consents, loads, copies);

    @BeforeEach
    void amy_is_a_member_of_support() {
        var membership = new QueueMemberSnapshot("acme", "support", "amy", true);
        when(queues.get("support")).thenReturn(queue());
        when(members.get("amy:support")).thenReturn(membership);
        when(members.startingWith("amy:"))
                .thenReturn(List.of(membership, new QueueMemberSnapshot("acme", "deleted", "amy", true)));
    }

    @Test
    void a_member_s_queue_is_found() {
        assertThat(directory.queueOf(ACME, AMY, SUPPORT)).isEqualTo(queue());
        assertThat(directory.isMember(AMY, SUPPORT)).isTrue();
    }

    @Test
    void nothing_is_done_to_a_contact_while_copies_have_stood_still_for_too_long() {
        assertThatNoException().isThrownBy(directory::requireCurrent);

        copies.begin(Topics.USERS.name());

        assertThatExceptionOfType(StaleCopies.class).isThrownBy(directory::requireCurrent);
        copies.end(Topics.USERS.name());
        assertThatNoException().isThrownBy(directory::requireCurrent);
    }

    @Test
    void an_unknown_queue_and_another_organization_s_are_not_found() {
        QueueId unknown = new QueueId("unknown");

        assertThatExceptionOfType(QueueNotFound.class)
                .isThrownBy(() -> directory.queueOf(ACME, AMY, unknown))
                .satisfies(failure -> assertThat(failure.queueId()).isEqualTo(unknown));
        assertThatExceptionOfType(QueueNotFound.class)
                .isThrownBy(() -> directory.queueOf(new OrganizationId("globex"), AMY, SUPPORT));
    }

    @Test
    void a_user_who_is_not_a_member_is_named_with_the_queue() {
        UserId eve = new UserId("eve");

        assertThatExceptionOfType(NotQueueMember.class)
                .isThrownBy(() -> directory.queueOf(ACME, eve, SUPPORT))
                .returns(SUPPORT, NotQueueMember::queueId)
                .returns("Support", NotQueueMember::queueName)
                .returns(eve, NotQueueMember::userId);
    }

    @Test
    void a_user_s_queues_come_with_their_numbers_and_without_those_that_are_deleted() {
        assertThat(directory.queuesOf(AMY))
                .containsExactly(new CallerQueue(SUPPORT, new OutboundNumber("+13175550100")));
    }

    @Test
    void an_opt_out_counts_before_an_opt_in_and_the_later_of_two_alike() {
        assertThat(directory.consentOf(THREAD, "contact")).isEmpty();

        consent(THREAD.value(), true, NOON);
        consent("contact", false, NOON.plusSeconds(60));
        assertThat(directory.consentOf(THREAD, "contact"))
                .hasValueSatisfying(fact -> assertThat(fact.optedOut()).isTrue());

        consent("contact", true, NOON.plusSeconds(60));
        assertThat(directory.consentOf(THREAD, "contact"))
                .hasValueSatisfying(fact -> assertThat(fact.changedAt()).isEqualTo(NOON.plusSeconds(60)));
    }

    @Test
    void an_organization_that_has_set_nothing_has_the_defaults() {
        assertThat(directory.settings("acme")).isEqualTo(OrganizationSettings.DEFAULT);
        assertThat(directory.windowMinutes("acme")).isEqualTo(4_320);
    }

    @Test
    void a_queue_s_own_timeline_counts_before_the_organization_s() {
        QueueSnapshot queue = queue();
        when(timelines.get("acme"))
                .thenReturn(
                        new ThreadingTimeline(
                                "event", "acme", NOON, "request", ActorType.USER, "admin", 1L, 60));

        assertThat(directory.timelineOf(queue)).isEqualTo(AppliedTimeline.ofOrganization(60));
        assertThat(
                        directory.timelineOf(
                                QueueSnapshot.newBuilder(queue).setThreadingTimeoutMinutes(0).build()))
                .isEqualTo(AppliedTimeline.ofQueue(0));
    }

    private void consent(String id, boolean optedOut, Instant at) {
        when(consents.get(id))
                .thenReturn(new ContactConsent("acme", id, optedOut, at, ConsentSource.KEYWORD));
    }

    private static QueueSnapshot queue() {
        return QueueSnapshot.newBuilder()
                .setOrganizationId("acme")
                .setQueueId("support")
                .setName("Support")
                .setOutboundNumber("+13175550100")
                .setWrapupPrompt(WrapupPrompt.OPTIONAL)
                .setMemberCount(1)
                .setCreatedAt(NOON)
                .setCreatedBy("ada")
                .setModifiedAt(NOON)
                .setModifiedBy("ada")
                .build();
    }

    @SuppressWarnings("unchecked") // a mock knows no type arguments
    private static <V extends SpecificRecord> Replica<V> replica() {
        return mock(Replica.class);
    }
}
