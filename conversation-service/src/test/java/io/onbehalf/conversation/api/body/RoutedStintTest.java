package io.onbehalf.conversation.api.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.domain.Direction;
import io.onbehalf.conversation.domain.DisconnectType;
import io.onbehalf.conversation.domain.ParticipantState;
import io.onbehalf.conversation.domain.Purpose;
import io.onbehalf.conversation.domain.value.AgentRef;
import io.onbehalf.conversation.domain.value.ContactNumber;
import io.onbehalf.conversation.domain.value.Line;
import io.onbehalf.conversation.domain.value.QueueRef;
import io.onbehalf.conversation.domain.value.ThreadRef;
import io.onbehalf.conversation.domain.view.ConversationDetails;
import io.onbehalf.conversation.domain.view.ConversationDetails.ParticipantDetails;
import io.onbehalf.conversation.domain.view.ConversationView;
import io.onbehalf.conversation.domain.view.ParticipantView;
import io.onbehalf.kit.domain.AfterCallTerms;
import io.onbehalf.kit.domain.CommunicationId;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.OutboundNumber;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What a session says of the queue that routed it.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RoutedStintTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final QueueRef SUPPORT = new QueueRef(new QueueId("support"), "Support");

    @Test
    void a_session_that_was_answered_alerted_and_then_interacted() {
        ParticipantView amy =
                agent(Optional.of(NOON), NOON.plusSeconds(5), Optional.of(NOON.plusSeconds(60)));

        assertThat(Segment.of(amy))
                .containsExactly(
                        new Segment(NOON, NOON.plusSeconds(5), "Alert", "Interact", null),
                        new Segment(
                                NOON.plusSeconds(5),
                                NOON.plusSeconds(60),
                                "Interact",
                                "Disconnect",
                                "client"));
    }

    @Test
    void one_that_nobody_answered_only_alerted() {
        ParticipantView amy = agent(Optional.of(NOON), NOON, Optional.of(NOON.plusSeconds(30)));

        assertThat(Segment.of(amy))
                .containsExactly(new Segment(NOON, NOON.plusSeconds(30), "Alert", "Disconnect", "client"));
    }

    @Test
    void one_that_lasts_has_no_end_yet() {
        assertThat(Segment.of(agent(Optional.empty(), NOON, Optional.empty())))
                .containsExactly(new Segment(NOON, null, "Interact", null, null));
    }

    @Test
    void an_alert_goes_by_its_queue_s_time_to_answer() {
        Conversation.Message alerted =
                session(agent(Optional.of(NOON), NOON.plusSeconds(5), Optional.empty()));
        Conversation.Message composed = session(agent(Optional.empty(), NOON, Optional.empty()));

        assertThat(alerted.times().queueMediaSettings()).isEqualTo(new Conversation.QueueMediaSettings(30));
        assertThat(composed.times().queueMediaSettings()).isNull();
    }

    @Test
    void who_waits_was_routed_to_a_queue_and_who_composed_was_not_routed() {
        ParticipantView waiting =
                participant(
                        Purpose.ACD,
                        Optional.empty(),
                        new ParticipantView.Timing(
                                Optional.empty(),
                                NOON,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));

        assertThat(routing(waiting))
                .extracting(RoutingData::queue)
                .extracting(RoutingData.Reference::selfUri)
                .isEqualTo("/api/v2/routing/queues/support");
        assertThat(routing(agent(Optional.of(NOON), NOON, Optional.empty())))
                .isNotNull()
                .extracting(RoutingData::queue)
                .isNull();
        assertThat(routing(agent(Optional.empty(), NOON, Optional.empty()))).isNull();
    }

    private static @Nullable RoutingData routing(ParticipantView participant) {
        return RoutingData.of(new ParticipantFields(details(participant), participant));
    }

    private static Conversation.Message session(ParticipantView participant) {
        return Conversation.of(details(participant)).participants().getFirst().messages().getFirst();
    }

    private static ParticipantView agent(
            Optional<Instant> alerted, Instant connected, Optional<Instant> disconnected) {
        return participant(
                Purpose.AGENT,
                Optional.of(new AgentRef(new UserId("amy"), "Amy")),
                new ParticipantView.Timing(
                        alerted,
                        connected,
                        disconnected,
                        disconnected.map(_ -> DisconnectType.CLIENT),
                        alerted.map(_ -> 30_000L),
                        Optional.empty(),
                        Optional.empty()));
    }

    private static ParticipantView participant(
            Purpose purpose, Optional<AgentRef> agent, ParticipantView.Timing timing) {
        return new ParticipantView(
                new ParticipantId("participant"),
                new CommunicationId("communication"),
                new ParticipantView.Identity(purpose, agent, Optional.of(SUPPORT)),
                Direction.INBOUND,
                ParticipantState.CONNECTED,
                timing,
                AfterCallTerms.NONE,
                Optional.empty(),
                new ParticipantView.Flags(false, false, false));
    }

    private static ConversationDetails details(ParticipantView participant) {
        ContactNumber contact = new ContactNumber("+13175550199");
        return new ConversationDetails(
                new ConversationView(
                        new ThreadRef(new OrganizationId("acme"), new ThreadId("thread")),
                        new ConversationId("conversation"),
                        1,
                        Direction.INBOUND,
                        new Line(new OutboundNumber("+13175550100"), contact, contact.value()),
                        new ConversationView.Span(NOON, Optional.empty(), Optional.empty()),
                        1,
                        0,
                        Optional.empty(),
                        false),
                List.of(new ParticipantDetails(participant, List.of(), participant.wrapup())),
                Optional.empty());
    }
}
