package io.onbehalf.conversation.domain;

import io.onbehalf.kit.domain.CommunicationId;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.UserId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A request was refused; the thread is unchanged.
public sealed interface Refused extends ConversationEvent {

    Refusal refusal();

    /// The decision that it is: the event, and the answer to who asked.
    default Decision<ConversationEvent, ConversationReply> decision() {
        return Decision.of(List.of(this), ConversationReply.refused(refusal()));
    }

    /// A compose was refused.
    ///
    /// @param conversationId the existing one; empty where there is none
    record ComposeRefused(
            Optional<ConversationId> conversationId,
            UserId userId,
            QueueId queueId,
            Refusal refusal,
            Window window)
            implements Refused {}

    /// A text that was to be sent without an agent was refused; nothing was sent.
    ///
    /// @param conversationId the existing one; empty where there is none
    record AgentlessMessageRefused(
            Optional<ConversationId> conversationId,
            UserId userId,
            QueueId queueId,
            Refusal refusal,
            Window window)
            implements Refused {}

    /// A disconnect was refused.
    ///
    /// @param participantId null where the whole conversation was to be disconnected
    record DisconnectRefused(
            ConversationId conversationId,
            @Nullable ParticipantId participantId,
            UserId userId,
            Refusal refusal)
            implements Refused {}

    /// Taking a conversation was refused.
    record AssignRefused(ConversationId conversationId, UserId userId, Refusal refusal) implements Refused {}

    /// Handing a conversation on was refused.
    record TransferRefused(
            ConversationId conversationId, ParticipantId participantId, UserId userId, Refusal refusal)
            implements Refused {}

    /// Taking a conversation away from its agent was refused.
    record ReleaseRefused(
            ConversationId conversationId, ParticipantId participantId, UserId userId, Refusal refusal)
            implements Refused {}

    /// Taking over a conversation was refused.
    record TakeoverRefused(
            ConversationId conversationId, ParticipantId participantId, UserId userId, Refusal refusal)
            implements Refused {}

    /// Answering an alert was refused.
    record AnswerRefused(
            ConversationId conversationId, ParticipantId participantId, UserId userId, Refusal refusal)
            implements Refused {}

    /// Requesting after-call work was refused.
    record AfterCallWorkRefused(
            ConversationId conversationId, ParticipantId participantId, UserId userId, Refusal refusal)
            implements Refused {}

    /// Recording an opt-out was refused.
    record OptOutRefused(ConversationId conversationId, UserId userId, Refusal refusal) implements Refused {}

    /// A text was refused; nothing was sent.
    record MessageRefused(
            ConversationId conversationId, CommunicationId communicationId, UserId userId, Refusal refusal)
            implements Refused {}
}
