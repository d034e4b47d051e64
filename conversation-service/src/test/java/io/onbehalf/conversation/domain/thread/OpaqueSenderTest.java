package io.onbehalf.conversation.domain.thread;

import static io.onbehalf.conversation.domain.thread.ThreadSpec.assign;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.given;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.domain.AgentRequest.ComposeRequested;
import io.onbehalf.conversation.domain.CarrierRequest.InboundSmsReceived;
import io.onbehalf.conversation.domain.ConsentChanged.ContactOptedOut;
import io.onbehalf.conversation.domain.InboundBuffered.KeywordReceived;
import io.onbehalf.conversation.domain.Lifecycle.ConversationStarted;
import io.onbehalf.conversation.domain.Messaging.InboundMessageReceived;
import io.onbehalf.conversation.domain.Participation.ParticipantConnected;
import io.onbehalf.conversation.domain.Refused.ComposeRefused;
import io.onbehalf.conversation.domain.Refused.MessageRefused;
import io.onbehalf.conversation.domain.consent.KeywordKind;
import io.onbehalf.conversation.domain.value.ContactNumber;
import io.onbehalf.conversation.domain.value.Line;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Senders that have no number: short codes and names.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OpaqueSenderTest {

    private static final Line BANK =
            new Line(ThreadSpec.NUMBER, new ContactNumber("491BANKING"), "491BANKING");

    @Test
    void its_text_starts_a_conversation_that_waits_for_an_agent() {
        ThreadSpec spec = given().when(from(CarrierFixtures.text(1, "Your code is 1234")));

        spec.then(
                ConversationStarted.class,
                ParticipantConnected.class,
                ParticipantConnected.class,
                InboundMessageReceived.class);
        assertThat(spec.event(ConversationStarted.class).line()).isEqualTo(BANK);
    }

    @Test
    void the_agent_who_takes_it_can_not_answer() {
        given(from(CarrierFixtures.text(1, "Your code is 1234")), assign("amy", 2))
                .when(send("amy", 8, ThreadSpec.send("amy").callerQueues()))
                .then(MessageRefused.class)
                .refused("recipient.not.answerable");
    }

    @Test
    void nor_does_a_compose_with_a_text_begin() {
        ComposeRequested compose = ThreadSpec.withText(ThreadSpec.compose("amy", 1));

        given().when(
                        new ComposeRequested(
                                compose.context(),
                                compose.composer(),
                                compose.queue(),
                                BANK,
                                compose.useExistingConversation(),
                                compose.timeline(),
                                compose.afterCall(),
                                compose.knownConsent(),
                                compose.firstText()))
                .then(ComposeRefused.class)
                .refused("recipient.not.answerable");
    }

    @Test
    void its_STOP_opts_it_out_and_is_confirmed_to_nobody() {
        given().when(from(CarrierFixtures.keyword(1, KeywordKind.STOP)))
                .then(KeywordReceived.class, ContactOptedOut.class);
    }

    @Test
    void its_HELP_gets_no_answer() {
        given().when(from(CarrierFixtures.keyword(1, KeywordKind.HELP))).then(KeywordReceived.class);
    }

    private static InboundSmsReceived from(InboundSmsReceived one) {
        return new InboundSmsReceived(
                one.context(),
                one.messageId(),
                one.queue(),
                BANK,
                one.judged(),
                one.timeline(),
                one.pdu(),
                one.awaited(),
                one.consentContext());
    }
}
