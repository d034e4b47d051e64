package io.onbehalf.conversation.domain.thread;

import static io.onbehalf.conversation.domain.thread.ThreadSpec.WINDOW;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.compose;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.conversation;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.disconnect;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.given;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.notOffered;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.participant;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.wrapUp;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.wrappedUp;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.domain.ConversationEvent.InteractionDeallocated;
import io.onbehalf.conversation.domain.ConversationEvent.ParticipantWrappedUp;
import io.onbehalf.conversation.domain.ConversationEvent.ParticipantWrapupRefused;
import io.onbehalf.conversation.domain.ConversationEvent.WrapupForwarded;
import io.onbehalf.conversation.domain.ThreadRequest.ParticipantWrapupRequested;
import io.onbehalf.conversation.domain.ThreadRequest.WrapupInput;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.WrapupPrompt;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WrappingUpTest {

    private static final QueueId SALES = new QueueId("sales");

    @Test
    void a_completed_wrapup_is_shown_and_deallocates_the_interaction() {
        given(compose("amy", 0), disconnect("amy", 1))
                .when(wrappedUp("amy", participant(4)))
                .then(ParticipantWrappedUp.class, InteractionDeallocated.class);
    }

    @Test
    void a_voluntary_wrapup_is_shown_on_an_interaction_that_has_left_the_list_already() {
        given(compose("amy", 0, false, WrapupPrompt.OPTIONAL, WINDOW), disconnect("amy", 1))
                .when(wrappedUp("amy", participant(4)))
                .then(ParticipantWrappedUp.class);
    }

    @Test
    void a_wrapup_completed_twice_is_shown_once() {
        given(compose("amy", 0), disconnect("amy", 1), wrappedUp("amy", participant(4)))
                .when(wrappedUp("amy", participant(4)))
                .thenNothing();
    }

    @Test
    void a_wrapup_of_a_former_stint_is_accepted_after_the_conversation_went_on() {
        given(compose("amy", 0), disconnect("amy", 1), ThreadSpec.resume("ben", 2))
                .when(wrappedUp("amy", participant(4)))
                .then(ParticipantWrappedUp.class, InteractionDeallocated.class);
    }

    @Test
    void a_wrapup_given_by_way_of_the_participant_is_passed_on() {
        given(compose("amy", 0), disconnect("amy", 1))
                .when(wrapUp("amy", participant(4), false))
                .then(WrapupForwarded.class)
                .accepted();
    }

    @Test
    void only_the_agent_of_the_stint_wraps_it_up() {
        given(compose("amy", 0), disconnect("amy", 1))
                .when(wrapUp("ben", participant(4), false))
                .then(ParticipantWrapupRefused.class)
                .refused("not.conversation.participant");
    }

    @Test
    void a_supervisor_wraps_up_another_agent_s_stint() {
        given(compose("amy", 0), disconnect("amy", 1))
                .when(wrapUp("sue", participant(4), true))
                .then(WrapupForwarded.class);
    }

    @Test
    void a_supervisor_s_wrapup_says_that_it_may_be_another_s() {
        ThreadSpec spec =
                given(compose("amy", 0), disconnect("amy", 1)).when(wrapUp("sue", participant(4), true));

        assertThat(spec.event(WrapupForwarded.class).mayWrapUpForOthers()).isTrue();
    }

    @Test
    void a_stint_is_wrapped_up_once() {
        given(compose("amy", 0), disconnect("amy", 1), wrappedUp("amy", participant(4)))
                .when(wrapUp("amy", participant(4), false))
                .then(ParticipantWrapupRefused.class)
                .refused("wrapup.already.completed");
    }

    @Test
    void a_stint_is_wrapped_up_once_also_after_another_conversation_began() {
        given(compose("amy", 0), disconnect("amy", 1), wrappedUp("amy", participant(4)), compose("ben", 100))
                .when(wrapUp("amy", participant(4), false))
                .refused("wrapup.already.completed");
    }

    @Test
    void a_stranger_hears_nothing_of_how_the_stint_stands() {
        given(compose("amy", 0))
                .when(wrapUp("ben", participant(4), false))
                .refused("not.conversation.participant");
        given(compose("amy", 0), disconnect("amy", 1), wrappedUp("amy", participant(4)))
                .when(wrapUp("ben", participant(4), false))
                .refused("not.conversation.participant");
    }

    @Test
    void a_stint_is_not_wrapped_up_by_way_of_another_conversation_of_its_thread() {
        ThreadSpec thrice =
                given(
                        compose("amy", 0),
                        disconnect("amy", 1),
                        compose("amy", 100),
                        disconnect("amy", 101, conversation(6), participant(9), false, null),
                        compose("amy", 200));

        thrice.when(wrapUp("amy", conversation(6), participant(4), false, "resolved"))
                .refused("participant.not.found");
        thrice.when(wrapUp("amy", conversation(1), participant(9), false, "resolved"))
                .refused("participant.not.found");
        thrice.when(wrapUp("amy", conversation(16), participant(9), false, "resolved"))
                .refused("conversation.not.found");
        thrice.when(wrapUp("amy", conversation(6), participant(9), false, "resolved"))
                .then(WrapupForwarded.class);
    }

    @Test
    void a_wrapup_that_is_owed_needs_a_code() {
        given(compose("amy", 0), disconnect("amy", 1))
                .when(wrapUp("amy", conversation(1), participant(4), false, null))
                .then(ParticipantWrapupRefused.class)
                .refused("wrapup.code.required");
    }

    @Test
    void a_code_must_be_one_that_the_queue_offers() {
        ThreadSpec over = given(compose("amy", 0), disconnect("amy", 1));

        over.when(offered(List.of(ThreadSpec.SUPPORT), null)).refused("wrapup.code.not.offered");
        over.when(offered(List.of(), List.of(SALES)))
                .then(ParticipantWrapupRefused.class)
                .refused("wrapup.code.not.offered");
        over.when(offered(List.of(), List.of())).refused("wrapup.code.not.offered");
        over.when(offered(List.of(), List.of(SALES, ThreadSpec.SUPPORT))).then(WrapupForwarded.class);
    }

    @Test
    void a_wrapup_that_was_passed_on_is_the_only_one_also_before_it_is_completed() {
        ThreadSpec passedOn =
                given(compose("amy", 0), disconnect("amy", 1), wrapUp("amy", participant(4), false));

        passedOn.when(wrapUp("amy", participant(4), false))
                .then(ParticipantWrapupRefused.class)
                .refused("wrapup.already.completed");
        passedOn.when(wrapUp("ben", participant(4), false)).refused("not.conversation.participant");
        passedOn.when(wrappedUp("amy", participant(4)))
                .then(ParticipantWrappedUp.class, InteractionDeallocated.class);
    }

    @Test
    void another_is_passed_on_where_the_queue_ceased_to_offer_the_code_of_the_first() {
        ThreadSpec over =
                given(compose("amy", 0), disconnect("amy", 1), wrapUp("amy", participant(4), false));

        over.when(notOffered("amy", participant(4))).then(ParticipantWrapupRefused.class);
        over.when(wrapUp("amy", participant(4), false)).then(WrapupForwarded.class).accepted();
    }

    @Test
    void what_wrapup_service_refused_of_its_own_changes_nothing() {
        given(compose("amy", 0), disconnect("amy", 1)).when(notOffered("amy", participant(4))).thenNothing();
        given(compose("amy", 0), disconnect("amy", 1), wrapUp("amy", participant(4), false))
                .when(notOffered("amy", participant(4), false))
                .thenNothing();
    }

    private static ParticipantWrapupRequested offered(List<QueueId> without, @Nullable List<QueueId> with) {
        return new ParticipantWrapupRequested(
                ThreadSpec.ACME,
                new UserId("amy"),
                new ThreadId(ThreadSpec.THREAD),
                conversation(1),
                participant(4),
                false,
                new WrapupInput("resolved", null),
                without,
                with);
    }

    @Test
    void a_voluntary_wrapup_needs_none() {
        given(compose("amy", 0, false, WrapupPrompt.OPTIONAL, WINDOW), disconnect("amy", 1))
                .when(wrapUp("amy", conversation(1), participant(4), false, null))
                .then(WrapupForwarded.class);
    }

    @Test
    void a_connected_stint_is_not_wrapped_up() {
        given(compose("amy", 0)).when(wrapUp("amy", participant(4), false)).refused("participant.connected");
    }

    @Test
    void a_thread_without_a_conversation_has_nothing_to_wrap_up() {
        given().when(wrapUp("amy", participant(4), false)).refused("conversation.not.found").thenNothing();
    }

    @Test
    void an_unknown_stint_is_not_wrapped_up() {
        given(compose("amy", 0)).when(wrapUp("amy", participant(9), false)).refused("participant.not.found");
    }
}
