package io.onbehalf.queue.domain;

import static io.onbehalf.queue.domain.QueueSpec.given;
import static io.onbehalf.queue.domain.Samples.ACME;
import static io.onbehalf.queue.domain.Samples.ADA;
import static io.onbehalf.queue.domain.Samples.AMY;
import static io.onbehalf.queue.domain.Samples.LATER;
import static io.onbehalf.queue.domain.Samples.NOW;
import static io.onbehalf.queue.domain.Samples.SUPPORT;
import static io.onbehalf.queue.domain.Samples.addUser;
import static io.onbehalf.queue.domain.Samples.holds;
import static io.onbehalf.queue.domain.Samples.missed;
import static io.onbehalf.queue.domain.Samples.offQueue;
import static io.onbehalf.queue.domain.Samples.onQueue;
import static io.onbehalf.queue.domain.Samples.prefer;
import static io.onbehalf.queue.domain.Samples.recognize;
import static io.onbehalf.queue.domain.Samples.rename;
import static io.onbehalf.queue.domain.Samples.set;
import static io.onbehalf.queue.domain.user.RoutingStatus.IDLE;
import static io.onbehalf.queue.domain.user.RoutingStatus.INTERACTING;
import static io.onbehalf.queue.domain.user.RoutingStatus.NOT_RESPONDING;
import static io.onbehalf.queue.domain.user.RoutingStatus.OFF_QUEUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.onbehalf.kit.domain.UserId;
import io.onbehalf.queue.domain.QueueEvent.AgentLoadChanged;
import io.onbehalf.queue.domain.QueueEvent.UserCreated;
import io.onbehalf.queue.domain.QueueEvent.UserPreferencesUpdated;
import io.onbehalf.queue.domain.QueueEvent.UserRoutingStatusChanged;
import io.onbehalf.queue.domain.QueueEvent.UserUpdated;
import io.onbehalf.queue.domain.QueueRequest.UserRoutingStatusUpdateRequested;
import io.onbehalf.queue.domain.user.RoutingStatus;
import io.onbehalf.queue.domain.user.UserPreferences;
import io.onbehalf.queue.domain.user.UserProfile;
import io.onbehalf.queue.domain.user.UserSnapshot;
import io.onbehalf.queue.domain.user.UserState;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UserDeciderTest {

    private static final Optional<String> EMAIL = Optional.of("amy@acme.example");
    private static final Map<String, String> PARAMS = Map.of("userId", "amy");

    @Test
    void a_new_user_is_active_and_off_queue() {
        var outcome = given().when(addUser(AMY, "Amy"));

        outcome.then(new UserCreated(ACME, NOW, AMY, "Amy", EMAIL, ADA));
        assertThat(outcome.reply().user())
                .contains(
                        new UserSnapshot(
                                ACME, AMY, new UserProfile("Amy", EMAIL, UserState.ACTIVE), OFF_QUEUE, NOW));
    }

    @Test
    void the_same_user_is_not_added_twice() {
        given(addUser(AMY, "Amy")).when(addUser(AMY, "Amy")).thenRefused(AMY, "user.already.exists", PARAMS);
    }

    @Test
    void a_user_whose_token_gives_a_name_is_added_once() {
        given().when(recognize(AMY, "Amy"))
                .then(new UserCreated(ACME, LATER, AMY, "Amy", Optional.empty(), AMY));
        given(recognize(AMY, "Amy")).when(recognize(AMY, "Amy")).thenNothing();
    }

    @Test
    void a_token_changes_the_name_and_one_without_an_address_keeps_the_address() {
        given(addUser(AMY, "Amy"))
                .when(recognize(AMY, "Amy Agent"))
                .then(new UserUpdated(AMY, new UserProfile("Amy Agent", EMAIL, UserState.ACTIVE), AMY));
        given(addUser(AMY, "Amy")).when(recognize(AMY, "Amy")).thenNothing();
    }

    @Test
    void a_token_does_not_make_a_user_active_and_changes_nothing_of_a_deleted_one() {
        given(addUser(AMY, "Amy"), set(AMY, UserState.INACTIVE))
                .when(recognize(AMY, "Amelia"))
                .then(new UserUpdated(AMY, new UserProfile("Amelia", EMAIL, UserState.INACTIVE), AMY));
        given(addUser(AMY, "Amy"), set(AMY, UserState.DELETED)).when(recognize(AMY, "Amelia")).thenNothing();
    }

    @Test
    void an_update_changes_what_it_names_and_the_same_again_changes_nothing() {
        given(addUser(AMY, "Amy"))
                .when(rename(AMY, "Amelia"))
                .then(new UserUpdated(AMY, new UserProfile("Amelia", EMAIL, UserState.ACTIVE), ADA));
        given(addUser(AMY, "Amy")).when(rename(AMY, "Amy")).thenNothing();
        given().when(rename(AMY, "Amelia")).thenRefused(AMY, "user.not.found", PARAMS);
    }

    @Test
    void preferences_are_kept_also_of_a_user_who_is_not_in_the_directory_and_the_same_change_nothing() {
        var none = new UserPreferences(true, Optional.empty());

        given().when(prefer(AMY, Optional.empty())).then(new UserPreferencesUpdated(ACME, LATER, AMY, none));
        given(prefer(AMY, Optional.empty())).when(prefer(AMY, Optional.empty())).thenNothing();
        given(prefer(AMY, Optional.empty()), recognize(AMY, "Amy"))
                .when(prefer(AMY, Optional.empty()))
                .thenNothing();
    }

    @Test
    void a_preferred_queue_is_one_that_is_there() {
        given().when(prefer(AMY, Optional.of(SUPPORT)))
                .thenRefused(SUPPORT, "not.found", Map.of("queue", "support-id"));
    }

    @Test
    void an_agent_who_has_conversations_is_not_deactivated() {
        given(addUser(AMY, "Amy"), holds(AMY, 1))
                .when(set(AMY, UserState.INACTIVE))
                .thenRefused(AMY, "user.has.conversations", PARAMS);
        given(addUser(AMY, "Amy"), holds(AMY, 1), holds(AMY, 0))
                .when(set(AMY, UserState.INACTIVE))
                .then(new UserUpdated(AMY, new UserProfile("Amy", EMAIL, UserState.INACTIVE), ADA));
    }

    @Test
    void a_user_who_is_not_active_leaves_the_queue_and_cannot_go_back() {
        given(addUser(AMY, "Amy"), onQueue(AMY))
                .when(set(AMY, UserState.INACTIVE))
                .then(
                        new UserUpdated(AMY, new UserProfile("Amy", EMAIL, UserState.INACTIVE), ADA),
                        changed(IDLE, OFF_QUEUE, Optional.of(ADA)));
        given(addUser(AMY, "Amy"), set(AMY, UserState.INACTIVE))
                .when(onQueue(AMY))
                .thenRefused(AMY, "user.not.active", PARAMS);
        given(addUser(AMY, "Amy"), set(AMY, UserState.INACTIVE)).when(offQueue(AMY)).thenNothing();
    }

    @Test
    void a_user_goes_on_queue_and_off_queue() {
        given(addUser(AMY, "Amy")).when(onQueue(AMY)).then(changed(OFF_QUEUE, IDLE, Optional.of(AMY)));
        given(addUser(AMY, "Amy"), onQueue(AMY)).when(onQueue(AMY)).thenNothing();
        given(addUser(AMY, "Amy"), onQueue(AMY))
                .when(offQueue(AMY))
                .then(changed(IDLE, OFF_QUEUE, Optional.of(AMY)));
    }

    @Test
    void an_agent_who_is_not_in_the_directory_goes_on_queue_and_nobody_else_puts_them_there() {
        var outcome = given().when(onQueue(AMY));

        outcome.then(changed(OFF_QUEUE, IDLE, Optional.of(AMY)));
        assertThat(outcome.reply().user()).isEmpty();
        given().when(new UserRoutingStatusUpdateRequested(ACME, LATER, ADA, AMY, IDLE))
                .thenRefused(AMY, "user.not.found", PARAMS);
        assertThat(given(onQueue(AMY)).when(recognize(AMY, "Amy")).reply().user())
                .hasValueSatisfying(user -> assertThat(user.routingStatus()).isEqualTo(IDLE));
    }

    @Test
    void an_agent_on_queue_interacts_while_they_hold_conversations() {
        given(addUser(AMY, "Amy"), onQueue(AMY))
                .when(holds(AMY, 2))
                .thenUnanswered(load(2), changed(IDLE, INTERACTING, Optional.empty()));
        given(addUser(AMY, "Amy"), onQueue(AMY), holds(AMY, 2)).when(holds(AMY, 1)).thenUnanswered(load(1));
        given(addUser(AMY, "Amy"), onQueue(AMY), holds(AMY, 2)).when(holds(AMY, 2)).thenUnanswered();
        given(addUser(AMY, "Amy"), onQueue(AMY), holds(AMY, 1))
                .when(holds(AMY, 0))
                .thenUnanswered(load(0), changed(INTERACTING, IDLE, Optional.empty()));
    }

    @Test
    void the_load_of_an_agent_off_queue_counts_once_they_go_on_queue() {
        given(addUser(AMY, "Amy")).when(holds(AMY, 1)).thenUnanswered(load(1));
        given(addUser(AMY, "Amy"), holds(AMY, 1))
                .when(onQueue(AMY))
                .then(changed(OFF_QUEUE, INTERACTING, Optional.of(AMY)));
        given(holds(AMY, 1), addUser(AMY, "Amy"))
                .when(onQueue(AMY))
                .then(changed(OFF_QUEUE, INTERACTING, Optional.of(AMY)));
    }

    @Test
    void an_agent_who_does_not_answer_is_not_responding_until_they_say_otherwise() {
        given(addUser(AMY, "Amy"), onQueue(AMY))
                .when(missed(AMY))
                .thenUnanswered(changed(IDLE, NOT_RESPONDING, Optional.empty()));
        given(addUser(AMY, "Amy"), onQueue(AMY), holds(AMY, 1))
                .when(missed(AMY))
                .thenUnanswered(changed(INTERACTING, NOT_RESPONDING, Optional.empty()));
        given(addUser(AMY, "Amy"), onQueue(AMY), missed(AMY)).when(missed(AMY)).thenUnanswered();
        given(addUser(AMY, "Amy"), onQueue(AMY), missed(AMY)).when(holds(AMY, 1)).thenUnanswered(load(1));
        given(addUser(AMY, "Amy"), onQueue(AMY), missed(AMY), holds(AMY, 1))
                .when(onQueue(AMY))
                .then(changed(NOT_RESPONDING, INTERACTING, Optional.of(AMY)));
        given(addUser(AMY, "Amy"), onQueue(AMY), missed(AMY))
                .when(offQueue(AMY))
                .then(changed(NOT_RESPONDING, OFF_QUEUE, Optional.of(AMY)));
    }

    @Test
    void an_agent_off_queue_does_not_become_not_responding() {
        given(addUser(AMY, "Amy")).when(missed(AMY)).thenUnanswered();
    }

    @Test
    void a_status_that_follows_from_conversations_cannot_be_requested() {
        for (RoutingStatus status : RoutingStatus.values()) {
            if (status != IDLE && status != OFF_QUEUE) {
                assertThatIllegalArgumentException()
                        .isThrownBy(
                                () -> new UserRoutingStatusUpdateRequested(ACME, LATER, AMY, AMY, status));
            }
        }
    }

    private static UserRoutingStatusChanged changed(
            RoutingStatus before, RoutingStatus after, Optional<UserId> by) {
        return new UserRoutingStatusChanged(ACME, LATER, AMY, after, before, by);
    }

    private static AgentLoadChanged load(int conversations) {
        return new AgentLoadChanged(ACME, LATER, AMY, conversations);
    }
}
