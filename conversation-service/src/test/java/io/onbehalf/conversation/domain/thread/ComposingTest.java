package io.onbehalf.conversation.domain.thread;

import static io.onbehalf.conversation.domain.thread.ThreadSpec.compose;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.conversation;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.disconnect;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.given;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.inbound;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.minute;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.participant;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.resume;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.send;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.wrappedUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.onbehalf.conversation.domain.AgentRequest.ComposeRequested;
import io.onbehalf.conversation.domain.Lifecycle.ConversationResumed;
import io.onbehalf.conversation.domain.Lifecycle.ConversationStarted;
import io.onbehalf.conversation.domain.Participation.ParticipantConnected;
import io.onbehalf.conversation.domain.Refused.ComposeRefused;
import io.onbehalf.conversation.domain.ThreadingRule;
import io.onbehalf.conversation.domain.Window;
import io.onbehalf.conversation.domain.state.Participant.Agent;
import io.onbehalf.conversation.domain.state.ThreadState;
import io.onbehalf.conversation.domain.value.AppliedTimeline;
import io.onbehalf.kit.domain.WrapupPrompt;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ComposingTest {

    @Test
    void a_first_compose_starts_a_conversation_connected_to_the_agent() {
        ThreadSpec spec = given().when(compose("amy", 0)).accepted();

        spec.then(ConversationStarted.class, ParticipantConnected.class, ParticipantConnected.class);
        assertThat(spec.event(ConversationStarted.class).window().rule())
                .isEqualTo(ThreadingRule.NO_CONVERSATION);
        assertThat(spec.open().agent()).get().extracting(Agent::userId).hasToString("UserId[value=amy]");
    }

    @Test
    void a_first_compose_that_would_use_an_existing_conversation_starts_a_new_one_too() {
        given().when(resume("amy", 0))
                .then(ConversationStarted.class, ParticipantConnected.class, ParticipantConnected.class);
    }

    @Test
    void a_compose_sends_nothing() {
        assertThat(given().when(compose("amy", 0)).open().facts().messaged()).isFalse();
    }

    @Test
    void a_decision_says_whose_timeline_counted() {
        ComposeRequested own = composeWith(AppliedTimeline.ofQueue(5), "ben", 20);
        ThreadSpec spec = given(compose("amy", 0), send("amy"), disconnect("amy", 10));

        ConversationStarted started = spec.when(own).event(ConversationStarted.class);

        assertThat(started.window())
                .isEqualTo(
                        new Window(
                                ThreadingRule.WINDOW_OVER,
                                AppliedTimeline.ofQueue(5),
                                Optional.of(minute(10))));
    }

    private static ComposeRequested composeWith(AppliedTimeline timeline, String agent, long minute) {
        ComposeRequested plain = compose(agent, minute);
        return new ComposeRequested(
                plain.context(),
                plain.composer(),
                plain.queue(),
                plain.line(),
                plain.useExistingConversation(),
                timeline,
                plain.afterCall(),
                plain.knownConsent(),
                plain.firstText());
    }

    @Test
    void inside_the_window_a_compose_is_refused_and_says_which_times_were_compared() {
        ThreadSpec spec =
                given(compose("amy", 0), send("amy"), disconnect("amy", 10)).when(compose("ben", 69));

        spec.then(ComposeRefused.class).refused("existing.conversation.in.window");
        ComposeRefused refused = spec.event(ComposeRefused.class);
        assertThat(refused.window().rule()).isEqualTo(ThreadingRule.INSIDE_WINDOW);
        assertThat(refused.window().timeline().windowMinutes()).isEqualTo(60);
        assertThat(refused.window().lastDisconnectedAt()).contains(minute(10));
        assertThat(refused.conversationId()).contains(conversation(1));
    }

    @Test
    void inside_the_window_a_compose_that_uses_the_existing_conversation_resumes_it_with_a_new_agent() {
        ThreadSpec spec =
                given(compose("amy", 0), send("amy"), disconnect("amy", 10))
                        .when(resume("ben", 69))
                        .accepted();

        spec.then(ConversationResumed.class, ParticipantConnected.class, ParticipantConnected.class);
        assertThat(spec.event(ConversationResumed.class).conversationId()).isEqualTo(conversation(1));
        assertThat(spec.open().agent()).get().extracting(Agent::userId).hasToString("UserId[value=ben]");
    }

    @Test
    void the_window_ends_with_its_last_minute_so_a_compose_then_starts_a_new_conversation() {
        ThreadSpec spec =
                given(compose("amy", 0), send("amy"), disconnect("amy", 10))
                        .when(compose("amy", 70))
                        .accepted();

        spec.then(ConversationStarted.class, ParticipantConnected.class, ParticipantConnected.class);
        ConversationStarted started = spec.event(ConversationStarted.class);
        assertThat(started.window().rule()).isEqualTo(ThreadingRule.WINDOW_OVER);
        assertThat(started.conversationId()).isNotEqualTo(conversation(1));
        assertThat(started.window().lastDisconnectedAt()).contains(minute(10));
    }

    @Test
    void after_the_window_using_the_existing_conversation_starts_a_new_one() {
        given(compose("amy", 0), send("amy"), disconnect("amy", 10))
                .when(resume("amy", 71))
                .then(ConversationStarted.class, ParticipantConnected.class, ParticipantConnected.class);
    }

    @Test
    void a_window_of_0_never_continues() {
        given(compose("amy", 0), send("amy"), disconnect("amy", 10))
                .when(compose("amy", 10, true, WrapupPrompt.MANDATORY, 0))
                .then(ConversationStarted.class, ParticipantConnected.class, ParticipantConnected.class);
    }

    @Test
    void a_window_of_0_does_not_continue_a_compose_stamped_before_the_disconnect_that_was_decided_first() {
        ThreadSpec spec =
                given(compose("amy", 0), send("amy"), disconnect("amy", 10))
                        .when(compose("amy", 9, true, WrapupPrompt.MANDATORY, 0));

        spec.then(ConversationStarted.class, ParticipantConnected.class, ParticipantConnected.class);
        assertThat(spec.event(ConversationStarted.class).window().rule())
                .isEqualTo(ThreadingRule.WINDOW_OVER);
    }

    @Test
    void a_conversation_that_was_disconnected_before_its_first_message_is_not_continued() {
        for (ComposeRequested next : List.of(compose("ben", 11), resume("ben", 11))) {
            ThreadSpec spec = given(compose("amy", 0), disconnect("amy", 10)).when(next).accepted();

            spec.then(ConversationStarted.class, ParticipantConnected.class, ParticipantConnected.class);
            assertThat(spec.event(ConversationStarted.class).window().rule())
                    .isEqualTo(ThreadingRule.NO_CONVERSATION);
            assertThat(spec.event(ConversationStarted.class).window().lastDisconnectedAt()).isEmpty();
        }
    }

    @Test
    void a_conversation_with_messages_stays_one_to_continue_also_after_a_stint_without_any() {
        given(compose("amy", 0), send("amy"), disconnect("amy", 10), resume("ben", 20))
                .when(disconnect("ben", 21, null, false))
                .when(compose("amy", 22))
                .refused("existing.conversation.in.window");
    }

    @Test
    void the_window_starts_at_the_latest_disconnect() {
        given(
                        compose("amy", 0),
                        send("amy"),
                        disconnect("amy", 10),
                        resume("ben", 60),
                        disconnect("ben", 65, null, false))
                .when(compose("amy", 124))
                .refused("existing.conversation.in.window");
    }

    @Test
    void a_compose_is_refused_while_the_same_agent_is_connected_and_names_the_conversation() {
        ThreadSpec spec = given(compose("amy", 0)).when(compose("amy", 1));

        spec.then(ComposeRefused.class).refused("existing.conversation.connected");
        assertThat(spec.event(ComposeRefused.class).window().rule())
                .isEqualTo(ThreadingRule.CONNECTED_TO_SAME_AGENT);
        assertThat(spec.event(ComposeRefused.class).refusal().params())
                .containsEntry("conversationId", conversation(1).value())
                .containsEntry("held", "mine");
    }

    @Test
    void using_the_existing_conversation_does_not_help_while_the_same_agent_is_connected() {
        given(compose("amy", 0)).when(resume("amy", 1)).refused("existing.conversation.connected");
    }

    @Test
    void a_compose_on_behalf_of_the_same_queue_is_refused_while_another_agent_is_connected_and_names_them() {
        ThreadSpec spec = given(compose("amy", 0)).when(compose("ben", 1));

        spec.then(ComposeRefused.class).refused("existing.conversation.connected");
        assertThat(spec.event(ComposeRefused.class).window().rule())
                .isEqualTo(ThreadingRule.CONNECTED_TO_ANOTHER_AGENT);
        assertThat(spec.event(ComposeRefused.class).refusal().params())
                .containsOnly(entry("held", "another"), entry("holderId", "amy"), entry("holderName", "amy"));
    }

    @Test
    void who_composes_on_behalf_of_another_queue_does_not_hear_who_has_the_conversation() {
        ThreadSpec spec = given(compose("amy", 0)).when(ThreadSpec.compose("ben", 1, ThreadSpec.SALES_QUEUE));

        assertThat(spec.refused("existing.conversation.connected").params())
                .containsOnly(entry("held", "another"));
    }

    @Test
    void using_the_existing_conversation_does_not_take_it_from_another_agent() {
        given(compose("amy", 0)).when(resume("ben", 1)).refused("existing.conversation.connected");
    }

    @Test
    void a_compose_is_refused_while_the_conversation_waits_in_a_queue() {
        ThreadSpec spec = given(inbound(0)).when(resume("amy", 1));

        spec.then(ComposeRefused.class).refused("existing.conversation.connected");
        assertThat(spec.event(ComposeRefused.class).window().rule())
                .isEqualTo(ThreadingRule.WAITING_IN_QUEUE);
        assertThat(spec.event(ComposeRefused.class).refusal().params())
                .containsEntry("conversationId", conversation(1).value())
                .containsEntry("held", "waiting");
    }

    @Test
    void a_refused_compose_leaves_the_thread_as_it_was() {
        ThreadSpec before = given(compose("amy", 0));
        ThreadState state = before.state();

        assertThat(before.when(compose("ben", 1)).state()).isEqualTo(state);
    }

    @Test
    void no_more_wrapups_are_owed_on_a_thread_than_a_record_takes() {
        ThreadSpec spec = given(inbound(0), disconnect("sue", 0, null, true));
        for (long minute = 0; minute < 800; minute += 2) {
            spec.when(resume("amy", minute))
                    .accepted()
                    .when(disconnect("amy", minute + 1, null, false))
                    .accepted();
        }
        spec.when(resume("amy", 800)).then(ComposeRefused.class).refused("too.many.wrapups.owed");

        spec.when(wrappedUp("amy", participant(9))).when(resume("amy", 801)).accepted();
    }
}
