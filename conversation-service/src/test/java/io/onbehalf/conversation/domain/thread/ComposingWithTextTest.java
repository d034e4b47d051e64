package io.onbehalf.conversation.domain.thread;

import static io.onbehalf.conversation.domain.thread.ThreadSpec.compose;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.disconnect;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.given;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.inbound;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.resume;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.send;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.withText;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.domain.Lifecycle.ConversationDisconnected;
import io.onbehalf.conversation.domain.Lifecycle.ConversationResumed;
import io.onbehalf.conversation.domain.Lifecycle.ConversationStarted;
import io.onbehalf.conversation.domain.Messaging.MessageQueued;
import io.onbehalf.conversation.domain.Participation.ParticipantConnected;
import io.onbehalf.conversation.domain.Refused.ComposeRefused;
import io.onbehalf.conversation.domain.consent.KeywordKind;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ComposingWithTextTest {

    @Test
    void the_conversation_starts_and_its_first_text_is_sent() {
        ThreadSpec spec =
                given().when(withText(compose("amy", 0)))
                        .then(
                                ConversationStarted.class,
                                ParticipantConnected.class,
                                ParticipantConnected.class,
                                MessageQueued.class)
                        .accepted();

        MessageQueued message = spec.event(MessageQueued.class);
        assertThat(message.participant().participantId()).isEqualTo(ThreadSpec.participant(4));
        assertThat(message.messageId()).isEqualTo(CarrierFixtures.message(6));
        assertThat(message.userId().value()).isEqualTo("amy");
        assertThat(message.content()).isEqualTo(ThreadSpec.HELLO);
        assertThat(message.queue()).isEqualTo(ThreadSpec.SUPPORT_QUEUE);
    }

    @Test
    void the_agent_has_it_and_writes_on() {
        given(withText(compose("amy", 0)))
                .when(send("amy"))
                .then(MessageQueued.class)
                .accepted()
                .when(disconnect("amy", 2))
                .accepted();
    }

    @Test
    void it_is_no_cancelled_conversation() {
        assertThat(
                        given(withText(compose("amy", 0)))
                                .when(disconnect("amy", 2))
                                .event(ConversationDisconnected.class)
                                .cancelled())
                .isFalse();
    }

    @Test
    void a_recent_one_is_continued_only_if_the_agent_says_so() {
        ThreadSpec spec = given(withText(compose("amy", 0)), disconnect("amy", 1));

        spec.when(withText(compose("amy", 2)))
                .then(ComposeRefused.class)
                .refused("existing.conversation.in.window");
        spec.when(withText(resume("amy", 2)))
                .then(
                        ConversationResumed.class,
                        ParticipantConnected.class,
                        ParticipantConnected.class,
                        MessageQueued.class);
    }

    @Test
    void where_the_compose_is_refused_nothing_is_sent() {
        given(compose("ben", 0))
                .when(withText(compose("amy", 1)))
                .then(ComposeRefused.class)
                .refused("existing.conversation.connected");
        given(inbound(0))
                .when(withText(resume("amy", 1)))
                .then(ComposeRefused.class)
                .refused("existing.conversation.connected");
    }

    @Test
    void where_the_text_is_refused_there_is_no_conversation() {
        given(CarrierFixtures.keyword(0, KeywordKind.STOP))
                .when(withText(compose("amy", 1)))
                .then(ComposeRefused.class)
                .refused("recipient.opted.out");
    }

    @Test
    void nor_where_too_many_texts_are_under_way() {
        ThreadSpec spec = given(compose("amy", 0));
        for (int i = 0; i < 500; i++) {
            spec.when(send("amy")).accepted();
        }
        spec.when(disconnect("amy", 1));

        spec.when(withText(resume("amy", 2)))
                .then(ComposeRefused.class)
                .refused("too.many.messages.under.way");
        spec.when(resume("amy", 2)).accepted();
    }
}
