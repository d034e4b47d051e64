package io.onbehalf.conversation.api.wrapup;

import io.onbehalf.conversation.domain.ParticipantState;
import io.onbehalf.conversation.domain.value.AgentRef;
import io.onbehalf.conversation.domain.value.QueueRef;
import io.onbehalf.conversation.domain.view.ParticipantView;
import io.onbehalf.conversation.topology.ConversationStore;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.Permissions;
import io.onbehalf.kit.domain.WrapupPrompt;
import io.onbehalf.kit.web.Caller;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An agent's stint with what its queue asks for afterwards, as wrapup-service needs it and as instances read
/// it of each other.
///
/// @param wrapupTimeoutMs how long after-call work may take; null where it has no limit
/// @param endedAt null as long as it lasts
/// @param afterCallWorkRequired the agent requested after-call work, where it is theirs to request
record ReportedStint(
        String communicationId,
        String userId,
        String queueId,
        WrapupPrompt wrapupPrompt,
        @Nullable Long wrapupTimeoutMs,
        @Nullable Instant endedAt,
        boolean afterCallWorkRequired) {

    /// The stint of a participant, for who may wrap it up: its agent and supervisors. Empty for others, for
    /// who is no agent on behalf of a queue, and for an agent who was only alerted.
    static Optional<ReportedStint> of(Caller caller, ConversationStore store, ParticipantId participant) {
        return store.conversation()
                .filter(each -> each.thread().organizationId().value().equals(caller.organizationId()))
                .flatMap(_ -> store.participant(participant))
                .filter(each ->
                        each.wasConnected()
                                && each.identity()
                                        .agent()
                                        .filter(agent -> isAllowed(caller, agent))
                                        .isPresent())
                .flatMap(each -> each.identity().queue().map(queue -> of(each, queue)));
    }

    private static boolean isAllowed(Caller caller, AgentRef agent) {
        return agent.userId().value().equals(caller.userId()) || caller.has(Permissions.SUPERVISE);
    }

    private static ReportedStint of(ParticipantView stint, QueueRef queue) {
        return new ReportedStint(
                stint.communicationId().value(),
                stint.identity().agent().orElseThrow().userId().value(),
                queue.queueId().value(),
                stint.afterCall().wrapupPrompt(),
                stint.afterCall().wrapupTimeoutMs().orElse(null),
                stint.state() == ParticipantState.DISCONNECTED
                        ? stint.timing().disconnectedAt().orElse(null)
                        : null,
                stint.flags().afterCallWorkRequired());
    }
}
