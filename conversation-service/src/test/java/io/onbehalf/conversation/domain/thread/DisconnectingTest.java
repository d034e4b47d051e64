package io.onbehalf.conversation.domain.thread;

import static io.onbehalf.conversation.domain.thread.ThreadSpec.WINDOW;
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

import io.onbehalf.conversation.domain.AgentRequest.DisconnectRequested;
import io.onbehalf.conversation.domain.Lifecycle.ConversationDisconnected;
import io.onbehalf.conversation.domain.Participation.InteractionDeallocated;
import io.onbehalf.conversation.domain.Participation.ParticipantDisconnected;
import io.onbehalf.conversation.domain.Refused.DisconnectRefused;
import io.onbehalf.conversation.domain.RequestContext;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.WrapupPrompt;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DisconnectingTest {

    @Test
    void the_agent_s_disconnect_ends_both_stints_and_the_conversation() {
        ThreadSpec spec = given(compose("amy", 0), send("amy")).when(disconnect("amy", 1)).accepted();

        spec.then(
                ParticipantDisconnected.class, ParticipantDisconnected.class, ConversationDisconnected.class);
        assertThat(spec.event(ConversationDisconnected.class).cancelled()).isFalse();
    }

    @Test
    void a_conversation_disconnected_before_its_first_message_is_cancelled() {
        ThreadSpec spec = given(compose("amy", 0)).when(disconnect("amy", 1));

        assertThat(spec.event(ConversationDisconnected.class).cancelled()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = WrapupPrompt.class,
            names = {"OPTIONAL", "MANDATORY", "MANDATORY_TIMEOUT", "MANDATORY_FORCED_TIMEOUT"})
    void an_interaction_with_after_call_work_stays_allocated(WrapupPrompt prompt) {
        ThreadSpec spec = given(compose("amy", 0, false, prompt, WINDOW)).when(disconnect("amy", 1));

        assertThat(spec.events()).noneMatch(InteractionDeallocated.class::isInstance);
    }

    @ParameterizedTest
    @EnumSource(
            value = WrapupPrompt.class,
            names = {"UNKNOWN", "AGENT_REQUESTED"})
    void an_interaction_without_after_call_work_deallocates_at_once(WrapupPrompt prompt) {
        given(compose("amy", 0, false, prompt, WINDOW))
                .when(disconnect("amy", 1))
                .then(
                        ParticipantDisconnected.class,
                        ParticipantDisconnected.class,
                        ConversationDisconnected.class,
                        InteractionDeallocated.class);
    }

    @Test
    void the_whole_conversation_is_disconnected_by_its_agent() {
        given(compose("amy", 0))
                .when(disconnect("amy", 1, null, false))
                .then(
                        ParticipantDisconnected.class,
                        ParticipantDisconnected.class,
                        ConversationDisconnected.class);
    }

    @Test
    void somebody_else_may_not_disconnect_an_agent() {
        given(compose("amy", 0))
                .when(disconnect("ben", 1))
                .then(DisconnectRefused.class)
                .refused("not.conversation.participant");
    }

    @Test
    void somebody_with_the_permission_disconnects_another_agent() {
        given(compose("amy", 0)).when(disconnect("sue", 1, participant(4), true)).accepted();
    }

    @Test
    void a_waiting_conversation_is_disconnected_only_with_the_permission() {
        given(inbound(0)).when(disconnect("amy", 1, null, false)).refused("not.conversation.participant");
        given(inbound(0))
                .when(disconnect("sue", 1, null, true))
                .then(
                        ParticipantDisconnected.class,
                        ParticipantDisconnected.class,
                        ConversationDisconnected.class);
    }

    @Test
    void the_customer_s_stint_can_not_be_disconnected_by_itself() {
        given(compose("amy", 0))
                .when(disconnect("amy", 1, participant(2), false))
                .refused("participant.not.found");
    }

    @Test
    void a_thread_without_a_conversation_has_nothing_to_disconnect() {
        given().when(disconnect("amy", 1)).refused("conversation.not.found").thenNothing();
    }

    @Test
    void a_disconnect_of_what_is_disconnected_already_changes_nothing() {
        given(compose("amy", 0), disconnect("amy", 1)).when(disconnect("amy", 2)).accepted().thenNothing();
    }

    @Test
    void a_conversation_that_never_was_is_not_found_while_another_is_open_or_over() {
        given(compose("amy", 0)).when(disconnectOf(6, null)).refused("conversation.not.found");
        given(compose("amy", 0), disconnect("amy", 1))
                .when(disconnectOf(6, null))
                .refused("conversation.not.found");
    }

    @Test
    void a_participant_that_never_was_is_not_found() {
        given(compose("amy", 0)).when(disconnectOf(1, participant(6))).refused("participant.not.found");
        given(compose("amy", 0), disconnect("amy", 1))
                .when(disconnectOf(1, participant(6)))
                .refused("participant.not.found");
    }

    @Test
    void a_participant_of_another_conversation_is_not_found() {
        ThreadSpec twice = given(compose("amy", 0), disconnect("amy", 1), compose("amy", 100));

        twice.when(disconnectOf(1, participant(9))).refused("participant.not.found");
        twice.when(disconnectOf(6, participant(4))).refused("participant.not.found");
    }

    @Test
    void a_former_stint_of_an_open_conversation_is_disconnected_already() {
        given(compose("amy", 0), send("amy"), disconnect("amy", 1), resume("ben", 2))
                .when(disconnect("amy", 3))
                .accepted()
                .thenNothing();
    }

    @Test
    void an_agent_repeats_the_disconnect_also_after_the_wrapup() {
        given(compose("amy", 0), disconnect("amy", 1), wrappedUp("amy", participant(4)))
                .when(disconnect("amy", 2))
                .accepted()
                .thenNothing();
    }

    @Test
    void an_agent_repeats_the_disconnect_of_a_conversation_that_was_followed_by_another() {
        given(compose("amy", 0), disconnect("amy", 1), compose("ben", 100))
                .when(disconnect("amy", 101))
                .accepted()
                .thenNothing();
    }

    @Test
    void a_stranger_hears_nothing_of_what_is_disconnected_already() {
        given(compose("amy", 0), disconnect("amy", 1))
                .when(disconnect("ben", 2))
                .then(DisconnectRefused.class)
                .refused("not.conversation.participant");
    }

    @Test
    void nor_does_an_agent_hear_otherwise_who_is_no_longer_known_to_have_taken_part() {
        given(compose("amy", 0), disconnect("amy", 1), wrappedUp("amy", participant(4)), compose("ben", 100))
                .when(disconnect("amy", 101))
                .accepted()
                .thenNothing();
    }

    @Test
    void somebody_with_the_permission_repeats_anybody_s_disconnect() {
        given(compose("amy", 0), disconnect("amy", 1))
                .when(disconnect("sue", 2, null, true))
                .accepted()
                .thenNothing();
    }

    @Test
    void a_supervisor_of_another_organization_knows_nothing_of_the_conversation() {
        given(compose("amy", 0))
                .when(
                        new DisconnectRequested(
                                new RequestContext(
                                        new OrganizationId("elsewhere"),
                                        minute(1),
                                        new ThreadId(ThreadSpec.THREAD)),
                                new UserId("mallory"),
                                conversation(1),
                                null,
                                true,
                                Optional.empty()))
                .refused("conversation.not.found")
                .thenNothing();
    }

    private static DisconnectRequested disconnectOf(long conversation, @Nullable ParticipantId participant) {
        return disconnect("sue", 101, conversation(conversation), participant, true);
    }
}
