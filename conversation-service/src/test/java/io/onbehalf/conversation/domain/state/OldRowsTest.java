package io.onbehalf.conversation.domain.state;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.domain.DisconnectType;
import io.onbehalf.conversation.domain.delivery.CarrierError;
import io.onbehalf.conversation.domain.delivery.Deliveries;
import io.onbehalf.conversation.domain.delivery.Delivery;
import io.onbehalf.conversation.domain.delivery.MessagePart;
import io.onbehalf.conversation.domain.delivery.MessageStatus;
import io.onbehalf.conversation.domain.delivery.PartState;
import io.onbehalf.conversation.domain.inbound.PduId;
import io.onbehalf.conversation.domain.inbound.TextOrigin;
import io.onbehalf.conversation.domain.state.Participant.Agent;
import io.onbehalf.conversation.domain.value.AgentRef;
import io.onbehalf.conversation.domain.value.AppliedTimeline;
import io.onbehalf.conversation.domain.value.ContactNumber;
import io.onbehalf.conversation.domain.value.Line;
import io.onbehalf.conversation.domain.value.ParticipantRef;
import io.onbehalf.conversation.domain.value.QueueInactivity;
import io.onbehalf.conversation.domain.value.QueueRef;
import io.onbehalf.conversation.domain.value.Stint;
import io.onbehalf.conversation.domain.value.ThreadRef;
import io.onbehalf.conversation.domain.view.ConversationView.Span;
import io.onbehalf.conversation.domain.view.ParticipantView.Timing;
import io.onbehalf.kit.domain.AfterCallTerms;
import io.onbehalf.kit.domain.CommunicationId;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.MessageId;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.OutboundNumber;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.inactivity.InactivityAction;
import io.onbehalf.kit.domain.inactivity.InactivityTerms;
import io.onbehalf.kit.store.StateCodec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Rows that an earlier version has written.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OldRowsTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final QueueRef SUPPORT = new QueueRef(new QueueId("support"), "Support");

    record OldAgent(ParticipantRef ref, Stint stint, boolean offered) {}

    record OldSpan(Instant startedAt, Optional<Instant> endedAt) {}

    record OldTiming(
            Optional<Instant> alertedAt,
            Instant connectedAt,
            Optional<Instant> disconnectedAt,
            Optional<DisconnectType> disconnectType,
            Optional<Long> alertingTimeoutMs) {}

    record OldDelivery(
            ParticipantRef participant,
            MessageId messageId,
            MessageStatus status,
            Optional<CarrierError> error,
            List<MessagePart> parts,
            Optional<Instant> receiptDueAt) {}

    record OldOrigin(
            ThreadRef thread,
            String carrierMessageId,
            PduId pdu,
            QueueRef queue,
            Line line,
            int windowMinutes,
            String consentId) {}

    @Test
    void an_agent_who_connected_before_silence_was_kept_is_waited_for_since_the_queue_is_changed() {
        var ref =
                new ParticipantRef(new ConversationId("c"), new ParticipantId("p"), new CommunicationId("m"));
        var stint = new Stint(new AgentRef(new UserId("amy"), "Amy"), SUPPORT, AfterCallTerms.NONE);
        var terms =
                new QueueInactivity(
                        new InactivityTerms(true, Optional.of(60), InactivityAction.DISCONNECT), NOON);

        Agent agent = read(new OldAgent(ref, stint, true), Agent.class);

        assertThat(agent).isEqualTo(new Agent(ref, stint, true, Silence.UNKNOWN, false));
        assertThat(agent.silence().dueAt(terms)).isEmpty();
        assertThat(agent.silence().told(terms).dueAt(terms)).contains(NOON.plusSeconds(60));
    }

    @Test
    void a_stint_that_was_kept_before_supervisors_gave_reasons_has_none() {
        var old =
                new OldTiming(
                        Optional.empty(),
                        NOON,
                        Optional.of(NOON),
                        Optional.of(DisconnectType.TRANSFER),
                        Optional.empty());

        assertThat(read(old, Timing.class))
                .returns(Optional.of(DisconnectType.TRANSFER), Timing::disconnectType)
                .returns(Optional.empty(), Timing::disconnectedBy)
                .returns(Optional.empty(), Timing::disconnectReason);
    }

    @Test
    void a_conversation_that_was_kept_before_silence_was_says_nothing_of_it() {
        assertThat(read(new OldSpan(NOON, Optional.empty()), Span.class))
                .isEqualTo(new Span(NOON, Optional.empty(), Optional.empty()));
    }

    @Test
    void a_message_that_was_queued_before_its_time_was_kept_waits_for_the_carrier_link_for_ever() {
        var ref =
                new ParticipantRef(new ConversationId("c"), new ParticipantId("p"), new CommunicationId("m"));
        var old =
                new OldDelivery(
                        ref,
                        new MessageId("m"),
                        MessageStatus.QUEUED,
                        Optional.empty(),
                        List.of(new MessagePart(1, PartState.QUEUED, Optional.empty(), Optional.empty())),
                        Optional.empty());

        Delivery delivery = read(old, Delivery.class);

        assertThat(delivery.queuedAt()).isEmpty();
        assertThat(new Deliveries(List.of(delivery), List.of()).dueAt()).isEmpty();
    }

    @Test
    void a_text_that_waits_since_before_queues_had_a_timeline_has_the_organization_s() {
        var old =
                new OldOrigin(
                        new ThreadRef(new OrganizationId("acme"), new ThreadId("t")),
                        "sms",
                        new PduId("bind", 1),
                        SUPPORT,
                        new Line(
                                new OutboundNumber("+13175550100"),
                                new ContactNumber("+13175550199"),
                                "+13175550199"),
                        60,
                        "contact");

        assertThat(read(old, TextOrigin.class).timeline()).isEqualTo(AppliedTimeline.ofOrganization(60));
    }

    private static <T> T read(Record old, Class<T> type) {
        return requireNonNull(StateCodec.read(StateCodec.write(old, old.getClass()), type));
    }
}
