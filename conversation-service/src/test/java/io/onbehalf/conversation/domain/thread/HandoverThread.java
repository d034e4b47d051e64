package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.Participation.AgentAlerted;
import io.onbehalf.conversation.domain.ThreadRequest;
import io.onbehalf.conversation.domain.state.LastConversation;
import io.onbehalf.conversation.domain.state.LastConversation.Disconnected;
import io.onbehalf.conversation.domain.state.LastConversation.None;
import io.onbehalf.conversation.domain.state.LastConversation.Open;
import io.onbehalf.conversation.domain.state.ThreadState;
import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A thread with its log, as the real decider makes it from requests.
///
/// @param log all events, from the first
/// @param refusal the code with which the last request was refused; empty if it was not
record HandoverThread(List<ConversationEvent> log, ThreadState state, Optional<String> refusal) {

    static final HandoverThread NEW = new HandoverThread(List.of(), ThreadState.INITIAL, Optional.empty());

    HandoverThread {
        log = List.copyOf(log);
    }

    HandoverThread after(List<ThreadRequest> requests) {
        HandoverThread thread = this;
        for (ThreadRequest request : requests) {
            thread = thread.after(request);
        }
        return thread;
    }

    private HandoverThread after(ThreadRequest request) {
        Decision<ConversationEvent, ConversationReply> decision =
                ThreadSpec.DECIDER.decide().apply(state, request);
        List<ConversationEvent> longer = new ArrayList<>(log);
        longer.addAll(decision.events());
        return new HandoverThread(
                longer,
                ThreadSpec.DECIDER.evolveAll(state, decision.events()),
                decision.reply().flatMap(ConversationReply::refusal).map(Refusal::code));
    }

    /// The thread after a kill: nothing is left of it but its log.
    HandoverThread replayed() {
        return new HandoverThread(
                log, ThreadSpec.DECIDER.evolveAll(ThreadState.INITIAL, log), Optional.empty());
    }

    /// The events since an earlier moment of the same thread.
    List<ConversationEvent> since(HandoverThread earlier) {
        return log.subList(earlier.log().size(), log.size());
    }

    /// The participant as which the agent was last alerted, whether or not it still alerts them.
    ParticipantId alertOf(String agent) {
        return log.stream()
                .filter(AgentAlerted.class::isInstance)
                .map(AgentAlerted.class::cast)
                .filter(alerted -> alerted.stint().userId().value().equals(agent))
                .map(alerted -> alerted.participant().participantId())
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    /// In a few words, who has the last conversation and to whom it is offered.
    String holder() {
        LastConversation last = state.last();
        return switch (last) {
            case None _ -> "none";
            case Disconnected _ -> "ended";
            case Open open -> holder(open);
        };
    }

    private static String holder(Open open) {
        Optional<String> queue = open.waiting().map(waiting -> waiting.queue().queueName());
        return Stream.of(
                        open.agent().map(agent -> agent.userId().value() + " has it"),
                        queue.map(name -> (open.agent().isPresent() ? "offers it to " : "waits in ") + name),
                        open.alerting().map(alert -> "alerts " + alert.stint().userId().value()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }
}
