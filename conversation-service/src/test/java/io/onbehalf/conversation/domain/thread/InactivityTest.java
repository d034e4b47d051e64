package io.onbehalf.conversation.domain.thread;

import static io.onbehalf.conversation.domain.thread.ThreadSpec.SALES_QUEUE;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.SUPPORT;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.SUPPORT_QUEUE;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.assign;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.compose;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.conversation;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.disconnect;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.inbound;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.minute;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.participant;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.send;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.termsChanged;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.toAgent;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.toQueue;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.transfer;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.domain.ConversationChanged.InactivityTermsApplied;
import io.onbehalf.conversation.domain.DisconnectType;
import io.onbehalf.conversation.domain.Lifecycle.ConversationDisconnected;
import io.onbehalf.conversation.domain.Participation.AlertEnded;
import io.onbehalf.conversation.domain.Participation.InteractionDeallocated;
import io.onbehalf.conversation.domain.Participation.ParticipantConnected;
import io.onbehalf.conversation.domain.Participation.ParticipantDisconnected;
import io.onbehalf.conversation.domain.ThreadRequest;
import io.onbehalf.conversation.domain.consent.KeywordKind;
import io.onbehalf.conversation.domain.state.Participant.Waiting;
import io.onbehalf.conversation.domain.state.Queues.KnownQueue;
import io.onbehalf.conversation.domain.value.QueueInactivity;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.WrapupPrompt;
import io.onbehalf.kit.domain.inactivity.InactivityAction;
import io.onbehalf.kit.domain.inactivity.InactivityTerms;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// A compose: conversation 1, customer 2 and 3, agent 4 and 5. A text that amy takes: the queue is 4 and 5,
/// the message 6, the agent 7 and 8. Support allows ten minutes of silence, unless a test says otherwise.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InactivityTest {

    private static final InactivityTerms TEN_MINUTES = terms(10, InactivityAction.DISCONNECT);
    private static final InactivityTerms BACK_TO_QUEUE = terms(10, InactivityAction.SEND_TO_QUEUE);

    private final Map<QueueId, KnownQueue> queues = new HashMap<>();

    @Test
    void a_conversation_on_which_nobody_writes_is_disconnected_at_its_due_time() {
        ThreadSpec spec = given(TEN_MINUTES, compose("amy", 0)).whenDue();

        spec.then(
                ParticipantDisconnected.class, ParticipantDisconnected.class, ConversationDisconnected.class);
        assertThat(spec.event(ParticipantDisconnected.class).disconnectType())
                .isEqualTo(DisconnectType.INACTIVITY);
        assertThat(spec.event(ParticipantDisconnected.class).disconnectedBy()).isNull();
        assertThat(spec.event(ConversationDisconnected.class).occurredAt()).isEqualTo(minute(10));
        assertThat(spec.dueAt()).isEmpty();
    }

    @Test
    void after_call_work_follows_as_after_any_disconnect() {
        ThreadSpec owed = given(TEN_MINUTES, compose("amy", 0)).whenDue();
        ThreadSpec none =
                given(TEN_MINUTES, compose("amy", 0, false, WrapupPrompt.AGENT_REQUESTED, 60)).whenDue();

        assertThat(owed.event(ParticipantDisconnected.class).afterCall()).isEqualTo(ThreadSpec.MANDATORY);
        assertThat(owed.state().ended().agents()).hasSize(1);
        assertThat(none.events()).hasAtLeastOneElementOfType(InteractionDeallocated.class);
    }

    @Test
    void without_a_timeout_a_conversation_may_be_silent_for_ever() {
        assertThat(ThreadSpec.given(compose("amy", 0)).dueAt()).isEmpty();
        assertThat(given(InactivityTerms.OFF, compose("amy", 0)).dueAt()).isEmpty();
        assertThat(
                        given(
                                        new InactivityTerms(
                                                false, Optional.of(60), InactivityAction.DISCONNECT),
                                        compose("amy", 0))
                                .dueAt())
                .isEmpty();
    }

    @Test
    void a_message_of_either_side_starts_the_clock_again() {
        ThreadSpec spec = given(TEN_MINUTES, compose("amy", 0));
        assertThat(spec.dueAt()).contains(minute(10));

        assertThat(spec.when(send("amy")).dueAt()).as("sent in the first minute").contains(minute(11));
        assertThat(spec.when(inbound(5)).dueAt()).contains(minute(15));
        assertThat(spec.when(inbound(3)).dueAt()).as("a text that was late").contains(minute(15));
    }

    @Test
    void the_clock_starts_when_an_agent_connects() {
        ThreadSpec spec = given(TEN_MINUTES, inbound(0));
        assertThat(spec.dueAt()).as("what waits is not silent").isEmpty();

        assertThat(spec.when(assign("amy", 30)).dueAt()).contains(minute(40));
    }

    @Test
    void an_automatic_answer_is_no_message() {
        ThreadSpec spec = given(TEN_MINUTES, compose("amy", 0), CarrierFixtures.keyword(4, KeywordKind.HELP));

        assertThat(spec.dueAt()).as("the contact's word counts").contains(minute(14));
    }

    @Test
    void a_moment_before_the_time_is_over_changes_nothing() {
        given(TEN_MINUTES, compose("amy", 0)).when(CarrierFixtures.timer(9)).thenNothing();
    }

    @Test
    void an_agent_who_has_disconnected_is_not_waited_for() {
        assertThat(given(TEN_MINUTES, compose("amy", 0), disconnect("amy", 5)).dueAt()).isEmpty();
    }

    @Test
    void it_goes_back_to_its_queue_where_the_queue_wants_it_so() {
        ThreadSpec spec = given(BACK_TO_QUEUE, compose("amy", 0)).whenDue();

        spec.then(ParticipantDisconnected.class, ParticipantConnected.class);
        assertThat(spec.event(ParticipantDisconnected.class).disconnectType())
                .isEqualTo(DisconnectType.INACTIVITY);
        assertThat(spec.open().agent()).isEmpty();
        assertThat(spec.open().waiting()).get().extracting(Waiting::queue).isEqualTo(SUPPORT_QUEUE);
        assertThat(spec.open().waiting()).get().extracting(Waiting::since).isEqualTo(minute(10));
        assertThat(spec.dueAt()).as("what waits is not silent").isEmpty();
    }

    @Test
    void what_would_go_back_to_a_queue_without_members_is_disconnected() {
        queues.put(SUPPORT, new KnownQueue(new QueueInactivity(BACK_TO_QUEUE, minute(0)), false));

        ThreadSpec.given(this::find, compose("amy", 0))
                .whenDue()
                .then(
                        ParticipantDisconnected.class,
                        ParticipantDisconnected.class,
                        ConversationDisconnected.class);
    }

    @Test
    void a_transfer_to_a_queue_that_the_agent_has_begun_goes_on_without_them() {
        ThreadSpec spec =
                given(
                                BACK_TO_QUEUE,
                                compose("amy", 0),
                                transfer("amy", 1, participant(4), toQueue(SALES_QUEUE), true))
                        .whenDue();

        spec.then(ParticipantDisconnected.class);
        assertThat(spec.open().waiting()).get().extracting(Waiting::queue).isEqualTo(SALES_QUEUE);
    }

    @Test
    void a_transfer_to_an_agent_that_the_agent_has_begun_goes_on_without_them() {
        ThreadSpec spec =
                given(
                                terms(1, InactivityAction.SEND_TO_QUEUE),
                                compose("amy", 0),
                                transfer("amy", 1, participant(4), toAgent("ben"), true))
                        .whenDue();

        spec.then(ParticipantDisconnected.class, ParticipantConnected.class);
        assertThat(spec.open().alerting()).isPresent();
        assertThat(spec.open().waiting()).get().extracting(Waiting::queue).isEqualTo(SUPPORT_QUEUE);
    }

    @Test
    void a_transfer_that_the_agent_has_begun_ends_with_the_conversation() {
        given(
                        terms(1, InactivityAction.DISCONNECT),
                        compose("amy", 0),
                        transfer("amy", 1, participant(4), toAgent("ben"), true))
                .whenDue()
                .then(
                        ParticipantDisconnected.class,
                        AlertEnded.class,
                        ParticipantDisconnected.class,
                        ConversationDisconnected.class);
    }

    @Test
    void the_settings_of_the_queue_at_the_due_time_count() {
        ThreadSpec spec = given(TEN_MINUTES, compose("amy", 0));

        know(5, InactivityTerms.OFF);
        spec = spec.when(termsChanged(5, conversation(1), InactivityTerms.OFF));
        spec.when(CarrierFixtures.timer(10)).thenNothing();
        assertThat(spec.dueAt()).isEmpty();

        know(11, terms(20, InactivityAction.DISCONNECT));
        spec.when(CarrierFixtures.timer(11)).thenNothing();
        assertThat(spec.dueAt()).contains(minute(20));
    }

    @Test
    void a_change_counts_from_when_it_was_made() {
        ThreadSpec spec = given(InactivityTerms.OFF, compose("amy", 0));

        know(300, TEN_MINUTES);

        assertThat(spec.dueAt()).as("silent for longer already").contains(minute(300));
        spec.whenDue();
        assertThat(spec.event(ConversationDisconnected.class).occurredAt()).isEqualTo(minute(300));
    }

    @Test
    void an_agent_s_stint_begins_with_the_timeout_of_its_queue_as_an_event() {
        ThreadSpec spec = given(TEN_MINUTES).when(compose("amy", 0));

        assertThat(spec.event(InactivityTermsApplied.class).inactivity())
                .isEqualTo(new QueueInactivity(TEN_MINUTES, minute(0)));
        assertThat(given(InactivityTerms.OFF).when(compose("amy", 0)).events())
                .doesNotHaveAnyElementsOfTypes(InactivityTermsApplied.class);
    }

    /// The service was away, and meanwhile somebody renamed the queue, or changed its timeout.
    @Test
    void a_silence_that_was_due_before_its_queue_was_edited_keeps_its_time_and_its_terms() {
        ThreadSpec spec = given(TEN_MINUTES, compose("amy", 0));

        know(13, TEN_MINUTES);
        assertThat(spec.dueAt()).as("another setting was changed").contains(minute(10));
        know(13, terms(5, InactivityAction.SEND_TO_QUEUE));
        assertThat(spec.dueAt()).contains(minute(10));
        know(13, InactivityTerms.OFF);
        assertThat(spec.dueAt()).contains(minute(10));
        spec.when(termsChanged(13, conversation(1), InactivityTerms.OFF)).thenNothing();

        assertThat(spec.whenDue().event(ConversationDisconnected.class).occurredAt()).isEqualTo(minute(10));
    }

    @Test
    void a_thread_that_is_told_of_a_change_counts_it_before_its_own_copy_has_it() {
        ThreadSpec spec =
                given(InactivityTerms.OFF, compose("amy", 0))
                        .when(termsChanged(5, conversation(1), TEN_MINUTES))
                        .then(InactivityTermsApplied.class);

        assertThat(spec.dueAt()).contains(minute(10));
        know(6, terms(20, InactivityAction.DISCONNECT));
        assertThat(spec.dueAt()).as("the copy is newer").contains(minute(20));
    }

    @Test
    void a_change_that_is_told_again_or_late_is_dropped() {
        ThreadSpec spec =
                given(InactivityTerms.OFF, compose("amy", 0), termsChanged(5, conversation(1), TEN_MINUTES));

        spec.when(termsChanged(5, conversation(1), TEN_MINUTES)).thenNothing();
        spec.when(termsChanged(4, conversation(1), InactivityTerms.OFF)).thenNothing();
    }

    @Test
    void a_change_concerns_nobody_but_an_agent_of_that_queue_in_that_conversation() {
        given(InactivityTerms.OFF, inbound(0))
                .when(termsChanged(1, conversation(1), TEN_MINUTES))
                .thenNothing();
        given(InactivityTerms.OFF, compose("amy", 0, SALES_QUEUE))
                .when(termsChanged(1, conversation(1), TEN_MINUTES))
                .thenNothing();
        given(InactivityTerms.OFF, compose("amy", 0))
                .when(termsChanged(1, conversation(9), TEN_MINUTES))
                .thenNothing();
    }

    private ThreadSpec given(InactivityTerms terms, ThreadRequest... history) {
        know(0, terms);
        return ThreadSpec.given(this::find, history);
    }

    private void know(long minute, InactivityTerms terms) {
        queues.put(SUPPORT, new KnownQueue(new QueueInactivity(terms, minute(minute)), true));
    }

    private Optional<KnownQueue> find(QueueId queueId) {
        return Optional.ofNullable(queues.get(queueId));
    }

    private static InactivityTerms terms(int minutes, InactivityAction action) {
        return new InactivityTerms(true, Optional.of(60 * minutes), action);
    }
}
