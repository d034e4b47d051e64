package io.onbehalf.conversation.domain.thread;

import static io.onbehalf.conversation.domain.thread.ThreadSpec.WINDOW;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.agentless;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.agentlessIntoOpen;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.compose;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.conversation;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.disconnect;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.given;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.inbound;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.domain.AgentRequest.AgentlessMessageRequested;
import io.onbehalf.conversation.domain.Direction;
import io.onbehalf.conversation.domain.Lifecycle.ConversationDisconnected;
import io.onbehalf.conversation.domain.Lifecycle.ConversationResumed;
import io.onbehalf.conversation.domain.Lifecycle.ConversationStarted;
import io.onbehalf.conversation.domain.Messaging.AgentlessMessageQueued;
import io.onbehalf.conversation.domain.Messaging.InboundMessageReceived;
import io.onbehalf.conversation.domain.Messaging.MessageQueued;
import io.onbehalf.conversation.domain.Participation.ParticipantConnected;
import io.onbehalf.conversation.domain.Participation.ParticipantDisconnected;
import io.onbehalf.conversation.domain.Purpose;
import io.onbehalf.conversation.domain.Refused.AgentlessMessageRefused;
import io.onbehalf.conversation.domain.ThreadingRule;
import io.onbehalf.conversation.domain.consent.ConsentFact;
import io.onbehalf.conversation.domain.consent.KeywordKind;
import io.onbehalf.conversation.domain.consent.KnownConsent;
import io.onbehalf.conversation.domain.state.LastConversation.Disconnected;
import io.onbehalf.conversation.domain.value.QuietTerms;
import io.onbehalf.kit.domain.UserId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AgentlessTest {

    @Test
    void a_text_without_an_agent_starts_a_conversation_and_leaves_it_disconnected() {
        ThreadSpec spec = given().when(agentless(0)).accepted();

        spec.then(
                ConversationStarted.class,
                ParticipantConnected.class,
                ParticipantConnected.class,
                AgentlessMessageQueued.class,
                ParticipantDisconnected.class,
                ParticipantDisconnected.class,
                ConversationDisconnected.class);
        assertThat(spec.event(ConversationStarted.class).direction()).isEqualTo(Direction.OUTBOUND);
        assertThat(spec.event(ConversationDisconnected.class).cancelled()).isFalse();
        AgentlessMessageQueued message = spec.event(AgentlessMessageQueued.class);
        assertThat(message.userId()).isEqualTo(new UserId("crm"));
        assertThat(message.queue()).isEqualTo(ThreadSpec.SUPPORT_QUEUE);
        assertThat(spec.state().last()).isInstanceOf(Disconnected.class);
    }

    @Test
    void nobody_is_its_agent_and_nobody_owes_a_wrapup() {
        ThreadSpec spec = given(agentless(0));

        assertThat(spec.events())
                .filteredOn(ParticipantConnected.class::isInstance)
                .extracting(event -> ((ParticipantConnected) event).purpose())
                .containsExactly(Purpose.CUSTOMER, Purpose.API);
        assertThat(spec.state().ended().agents()).isEmpty();
    }

    @Test
    void the_contact_s_answer_finds_the_conversation_and_waits_in_the_queue() {
        ThreadSpec spec =
                given(agentless(0))
                        .when(inbound(WINDOW - 1))
                        .then(
                                ConversationResumed.class,
                                ParticipantConnected.class,
                                ParticipantConnected.class,
                                InboundMessageReceived.class);

        assertThat(spec.open().facts().conversationId()).isEqualTo(conversation(1));
        assertThat(spec.open().waiting().orElseThrow().queue()).isEqualTo(ThreadSpec.SUPPORT_QUEUE);
    }

    @Test
    void after_the_window_it_starts_another() {
        given(agentless(0)).when(inbound(WINDOW)).event(ConversationStarted.class);
    }

    @Test
    void a_recent_conversation_is_continued_and_its_window_begins_again() {
        ThreadSpec spec =
                given(compose("amy", 0), send("amy"), disconnect("amy", 2))
                        .when(agentless(50))
                        .then(
                                ConversationResumed.class,
                                ParticipantConnected.class,
                                ParticipantConnected.class,
                                AgentlessMessageQueued.class,
                                ParticipantDisconnected.class,
                                ParticipantDisconnected.class,
                                ConversationDisconnected.class);

        assertThat(spec.event(ConversationResumed.class).conversationId()).isEqualTo(conversation(1));
        ThreadSpec answered = spec.when(inbound(50 + WINDOW - 1));
        assertThat(answered.event(ConversationResumed.class).conversationId()).isEqualTo(conversation(1));
        assertThat(answered.event(ConversationResumed.class).lastAgentId())
                .as("whom the answer alerts")
                .contains(new UserId("amy"));
    }

    @Test
    void the_same_where_it_was_without_an_agent_before() {
        ThreadSpec spec = given(agentless(0)).when(agentless(30));

        assertThat(spec.event(ConversationResumed.class).window().rule())
                .isEqualTo(ThreadingRule.INSIDE_WINDOW);
        assertThat(spec.event(ConversationResumed.class).lastAgentId()).isEmpty();
    }

    @Test
    void with_a_window_of_zero_each_text_starts_a_conversation() {
        given(agentless(0, false, 0, QuietTerms.NONE))
                .when(agentless(0, false, 0, QuietTerms.NONE))
                .event(ConversationStarted.class);
    }

    @Test
    void it_is_refused_into_an_open_conversation_which_is_named() {
        ThreadSpec connected =
                given(compose("amy", 0))
                        .when(agentless(1))
                        .then(AgentlessMessageRefused.class)
                        .refused("existing.conversation.connected");
        ThreadSpec waiting = given(inbound(0)).when(agentless(1)).refused("existing.conversation.connected");

        assertThat(connected.params()).isEqualTo(Map.of("conversationId", conversation(1).value()));
        assertThat(waiting.params()).isEqualTo(Map.of("conversationId", conversation(1).value()));
    }

    @Test
    void it_goes_into_an_open_one_if_the_caller_says_so_and_whoever_has_it_keeps_it() {
        ThreadSpec spec =
                given(compose("amy", 0))
                        .when(agentlessIntoOpen(1))
                        .then(
                                ParticipantConnected.class,
                                AgentlessMessageQueued.class,
                                ParticipantDisconnected.class)
                        .accepted();

        assertThat(spec.open().isWith(new UserId("amy"))).isTrue();
        spec.when(send("amy")).then(MessageQueued.class);
        given(inbound(0)).when(agentlessIntoOpen(1)).accepted();
    }

    @Test
    void without_an_open_one_it_is_sent_all_the_same() {
        given().when(agentlessIntoOpen(0)).event(ConversationStarted.class);
    }

    @Test
    void nothing_is_sent_to_a_contact_who_has_opted_out() {
        given(CarrierFixtures.keyword(0, KeywordKind.STOP))
                .when(agentless(1))
                .then(AgentlessMessageRefused.class)
                .refused("recipient.opted.out");
        given().when(knowing(new ConsentFact(true, ThreadSpec.minute(0))))
                .then(AgentlessMessageRefused.class)
                .refused("recipient.opted.out");
    }

    private static AgentlessMessageRequested knowing(ConsentFact fact) {
        AgentlessMessageRequested plain = agentless(1);
        return new AgentlessMessageRequested(
                plain.context(),
                plain.requestedBy(),
                plain.queue(),
                plain.line(),
                plain.useExistingActiveConversation(),
                plain.timeline(),
                new KnownConsent(plain.knownConsent().consentId(), Optional.of(fact)),
                plain.content(),
                plain.quiet());
    }

    @Test
    void no_more_texts_are_under_way_than_a_thread_takes() {
        ThreadSpec spec = given();
        for (int i = 0; i < 500; i++) {
            spec.when(agentless(1)).accepted();
        }
        spec.when(agentless(1)).refused("too.many.messages.under.way");
    }
}
