package io.onbehalf.conversation.domain.thread;

import static java.util.stream.Collectors.toSet;
import static org.quicktheories.QuickTheory.qt;

import io.onbehalf.conversation.domain.AgentRequest.ComposeRequested;
import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.Lifecycle.ConversationDisconnected;
import io.onbehalf.conversation.domain.Lifecycle.ConversationResumed;
import io.onbehalf.conversation.domain.Lifecycle.ConversationStarted;
import io.onbehalf.conversation.domain.Messaging.InboundMessageReceived;
import io.onbehalf.conversation.domain.Messaging.MessageQueued;
import io.onbehalf.conversation.domain.Participation.AgentAlerted;
import io.onbehalf.conversation.domain.Participation.ParticipantConnected;
import io.onbehalf.conversation.domain.ThreadRequest;
import io.onbehalf.conversation.domain.state.LastConversation.Open;
import io.onbehalf.conversation.domain.state.ThreadState;
import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.ParticipantId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Properties of every history; a failing history is shrunk and printed with its seed.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ThreadPropertiesTest {

    @Test
    void a_thread_never_has_two_open_conversations() {
        qt().forAll(Histories.steps()).check(steps -> neverTwoOpen(eventsOf(steps)));
    }

    @Test
    void an_open_conversation_always_has_one_owner() {
        qt().forAll(Histories.steps())
                .check(steps -> {
                    ThreadState state = ThreadState.INITIAL;
                    for (ThreadRequest request : Histories.requests(steps)) {
                        state =
                                ThreadSpec.DECIDER.evolveAll(
                                        state, ThreadSpec.DECIDER.decide().apply(state, request).events());
                        if (state.last() instanceof Open open && !isOwned(open)) {
                            return false;
                        }
                    }
                    return true;
                });
    }

    /// An agent or a queue has it, and of each kind there is one at most.
    private static boolean isOwned(Open open) {
        Set<Class<?>> kinds = open.participants().stream().map(Object::getClass).collect(toSet());
        return open.holder().isPresent() && kinds.size() == open.participants().size();
    }

    @Test
    void a_compose_is_answered_as_its_outlook_says() {
        qt().forAll(Histories.steps())
                .check(steps -> {
                    ThreadState state = stateAfter(Histories.requests(steps));
                    return Stream.of(ThreadSpec.compose("amy", 3_000), ThreadSpec.resume("amy", 3_000))
                            .allMatch(compose -> isAnsweredAsForeseen(state, compose));
                });
    }

    private static boolean isAnsweredAsForeseen(ThreadState state, ComposeRequested compose) {
        ThreadDecider.ComposeOutlook outlook = ThreadDecider.outlook(state, compose);
        Decision<ConversationEvent, ConversationReply> decision =
                ThreadSpec.DECIDER.decide().apply(state, compose);
        boolean resumes = decision.events().stream().anyMatch(ConversationResumed.class::isInstance);
        return outlook.refusal().equals(decision.reply().orElseThrow().refusal())
                && (outlook.refusal().isPresent() || outlook.continuesConversation() == resumes);
    }

    @Test
    void a_replay_of_the_requests_gives_the_same_events() {
        qt().forAll(Histories.steps())
                .check(steps -> {
                    List<ThreadRequest> requests = Histories.requests(steps);
                    return events(requests).equals(events(requests));
                });
    }

    @Test
    void the_state_is_what_its_events_say() {
        qt().forAll(Histories.steps())
                .check(steps -> {
                    List<ThreadRequest> requests = Histories.requests(steps);
                    return ThreadSpec.DECIDER
                            .evolveAll(ThreadState.INITIAL, events(requests))
                            .equals(stateAfter(requests));
                });
    }

    @Test
    void no_id_is_given_out_twice() {
        qt().forAll(Histories.steps()).check(steps -> idsDiffer(eventsOf(steps)));
    }

    @Test
    void a_refused_request_changes_nothing() {
        qt().forAll(Histories.steps())
                .check(steps -> {
                    ThreadState state = ThreadState.INITIAL;
                    for (ThreadRequest request : Histories.requests(steps)) {
                        var decision = ThreadSpec.DECIDER.decide().apply(state, request);
                        ThreadState next = ThreadSpec.DECIDER.evolveAll(state, decision.events());
                        boolean refused = decision.reply().flatMap(ConversationReply::refusal).isPresent();
                        if (refused && !next.equals(state)) {
                            return false;
                        }
                        state = next;
                    }
                    return true;
                });
    }

    static List<ConversationEvent> eventsOf(List<Integer> steps) {
        return events(Histories.requests(steps));
    }

    private static List<ConversationEvent> events(List<ThreadRequest> requests) {
        List<ConversationEvent> all = new ArrayList<>();
        ThreadState state = ThreadState.INITIAL;
        for (ThreadRequest request : requests) {
            List<ConversationEvent> events = ThreadSpec.DECIDER.decide().apply(state, request).events();
            state = ThreadSpec.DECIDER.evolveAll(state, events);
            all.addAll(events);
        }
        return all;
    }

    private static ThreadState stateAfter(List<ThreadRequest> requests) {
        ThreadState state = ThreadState.INITIAL;
        for (ThreadRequest request : requests) {
            state =
                    ThreadSpec.DECIDER.evolveAll(
                            state, ThreadSpec.DECIDER.decide().apply(state, request).events());
        }
        return state;
    }

    private static boolean neverTwoOpen(List<ConversationEvent> events) {
        int open = 0;
        for (ConversationEvent event : events) {
            if (event instanceof ConversationStarted || event instanceof ConversationResumed) {
                open++;
            } else if (event instanceof ConversationDisconnected) {
                open--;
            }
            if (open < 0 || open > 1) {
                return false;
            }
        }
        return true;
    }

    private static boolean idsDiffer(List<ConversationEvent> events) {
        List<String> ids = new ArrayList<>();
        Set<ParticipantId> alerted = new HashSet<>();
        for (ConversationEvent event : events) {
            if (event instanceof ConversationStarted started) {
                ids.add(started.conversationId().value());
            } else if (event instanceof AgentAlerted alert) {
                alerted.add(alert.participant().participantId());
                ids.add(alert.participant().participantId().value());
                ids.add(alert.participant().communicationId().value());
            } else if (event instanceof ParticipantConnected connected
                    && !alerted.remove(connected.participant().participantId())) {
                ids.add(connected.participant().participantId().value());
                ids.add(connected.participant().communicationId().value());
            } else if (event instanceof MessageQueued queued) {
                ids.add(queued.messageId().value());
            } else if (event instanceof InboundMessageReceived received) {
                ids.add(received.messageId().value());
            }
        }
        Set<String> distinct = new HashSet<>(ids);
        return distinct.size() == ids.size();
    }
}
