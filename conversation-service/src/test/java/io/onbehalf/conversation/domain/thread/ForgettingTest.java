package io.onbehalf.conversation.domain.thread;

import static io.onbehalf.conversation.domain.thread.CarrierFixtures.keyword;
import static io.onbehalf.conversation.domain.thread.CarrierFixtures.text;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.compose;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.disconnect;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.given;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.domain.ConversationEvent.Forgotten.ThreadErased;
import io.onbehalf.conversation.domain.ConversationEvent.Forgotten.ThreadRetentionApplied;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.Lifecycle.ConversationDisconnected;
import io.onbehalf.conversation.domain.Lifecycle.ConversationStarted;
import io.onbehalf.conversation.domain.Participation.InteractionDeallocated;
import io.onbehalf.conversation.domain.Participation.ParticipantDisconnected;
import io.onbehalf.conversation.domain.ThreadRequest.ThreadErasureRequested;
import io.onbehalf.conversation.domain.ThreadRequest.ThreadRetentionDue;
import io.onbehalf.conversation.domain.consent.KeywordKind;
import io.onbehalf.conversation.domain.delivery.Deliveries;
import io.onbehalf.conversation.domain.state.LastConversation.Disconnected;
import io.onbehalf.conversation.domain.state.LastConversation.None;
import io.onbehalf.conversation.domain.state.LastConversation.Open;
import io.onbehalf.kit.domain.ParticipantId;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What a thread forgets, and when.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ForgettingTest {

    @Test
    void an_open_conversation_is_disconnected_before_its_contact_is_erased() {
        ThreadSpec spec = given(compose("amy", 0)).when(erase("e1", 1));

        assertThat(spec.events()).hasAtLeastOneElementOfType(ConversationDisconnected.class);
        assertThat(spec.events()).last().isInstanceOf(ThreadErased.class);
    }

    @Test
    void nothing_that_a_contact_wrote_or_got_is_left_in_the_state() {
        ThreadSpec spec =
                given(
                                compose("amy", 0),
                                send("amy"),
                                text(2, "Hi there"),
                                CarrierFixtures.part(3, 7, 2, 1, "a"))
                        .when(erase("e1", 4));

        assertThat(spec.state().last()).isInstanceOf(None.class);
        assertThat(spec.state().deliveries()).isEqualTo(Deliveries.NONE);
        assertThat(spec.state().inbound().pending()).isEmpty();
        assertThat(spec.dueAt()).isEmpty();
    }

    @Test
    void a_conversation_that_follows_an_erasure_has_an_id_of_its_own() {
        ThreadSpec spec = given(compose("amy", 0), erase("e1", 1)).when(compose("amy", 2)).accepted();

        assertThat(spec.event(ConversationStarted.class).conversationId())
                .isNotEqualTo(ThreadSpec.conversation(1));
    }

    @Test
    void whoever_opted_out_stays_opted_out() {
        given(compose("amy", 0), keyword(1, KeywordKind.STOP), erase("e1", 2))
                .when(compose("amy", 3))
                .refused("recipient.opted.out");
    }

    @Test
    void its_conversations_leave_the_agents_lists_and_a_later_wrap_up_is_not_shown() {
        ThreadSpec spec = given(compose("amy", 0), disconnect("amy", 1));
        ParticipantId owing = spec.state().ended().agents().getFirst().ref().participantId();

        spec.when(erase("e1", 2)).then(InteractionDeallocated.class, ThreadErased.class);
        assertThat(spec.event(InteractionDeallocated.class).userId().value()).isEqualTo("amy");
        spec.when(ThreadSpec.wrappedUp("amy", owing)).thenNothing();
    }

    @Test
    void an_sms_that_is_delivered_again_does_not_bring_the_text_back() {
        var sms = text(1, "Hi there");

        given(compose("amy", 0), sms, erase("e1", 2)).when(sms).thenNothing();
    }

    @Test
    void a_repeated_request_does_not_erase_what_was_written_since() {
        given(compose("amy", 0), erase("e1", 1), compose("amy", 2))
                .when(erase("e1", 1))
                .thenNothing()
                .when(erase("e2", 3))
                .then(
                        ParticipantDisconnected.class, // the agent
                        ParticipantDisconnected.class, // the contact
                        ConversationDisconnected.class,
                        InteractionDeallocated.class,
                        ThreadErased.class);
    }

    @Test
    void a_thread_on_which_nothing_happened_is_erased_too() {
        given().when(erase("e1", 1)).then(ThreadErased.class);
    }

    @Test
    void a_conversation_that_ended_before_the_time_is_forgotten() {
        ThreadSpec spec = given(compose("amy", 0), disconnect("amy", 1)).when(retention(2));

        spec.then(ThreadRetentionApplied.class);
        assertThat(spec.state().last()).isInstanceOf(None.class);
    }

    @Test
    void a_conversation_that_is_open_or_ended_later_is_not_forgotten() {
        assertThat(given(compose("amy", 0)).when(retention(2)).state().last()).isInstanceOf(Open.class);
        assertThat(given(compose("amy", 0), disconnect("amy", 2)).when(retention(2)).state().last())
                .isInstanceOf(Disconnected.class);
    }

    @Test
    void a_stored_reply_has_no_number_and_is_given_with_it_until_that_is_forgotten() {
        ThreadSpec spec = given(compose("amy", 0)).when(send("amy"));
        ConversationReply given = spec.reply();
        ConversationReply stored = given.withoutContact();

        assertThat(stored.queued().orElseThrow().contactNumber()).isEmpty();
        assertThat(spec.state().recalled(stored)).isEqualTo(given);
        assertThat(spec.when(erase("e1", 2)).state().recalled(stored)).isEqualTo(stored);
        assertThat(given.queued().orElseThrow().contactNumber()).isEqualTo(Optional.of(ThreadSpec.CONTACT));
    }

    private static ThreadErasureRequested erase(String erasure, long minute) {
        return new ThreadErasureRequested(ThreadSpec.at(minute), CarrierFixtures.CONTACT_ID, erasure);
    }

    private static ThreadRetentionDue retention(long before) {
        return new ThreadRetentionDue(ThreadSpec.at(before + 1), ThreadSpec.minute(before));
    }
}
