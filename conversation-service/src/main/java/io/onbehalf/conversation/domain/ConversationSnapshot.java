package io.onbehalf.conversation.domain;

import io.onbehalf.conversation.domain.Ids.CommunicationId;
import io.onbehalf.conversation.domain.Ids.ContactNumber;
import io.onbehalf.conversation.domain.Ids.ConversationId;
import io.onbehalf.conversation.domain.Ids.MessageId;
import io.onbehalf.conversation.domain.Ids.OrganizationId;
import io.onbehalf.conversation.domain.Ids.OutboundNumber;
import io.onbehalf.conversation.domain.Ids.ParticipantId;
import io.onbehalf.conversation.domain.Ids.QueueId;
import io.onbehalf.conversation.domain.Ids.ThreadId;
import io.onbehalf.conversation.domain.Ids.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A conversation as the API shows it, without message text; [SnapshotProjection] makes it from the events.
///
/// @param sequence the thread's last event that is in it
/// @param participants the stints, oldest first
public record ConversationSnapshot(
        OrganizationId organizationId,
        ThreadId threadId,
        ConversationId conversationId,
        long sequence,
        Direction direction,
        OutboundNumber outboundNumber,
        ContactNumber contactNumber,
        Instant startedAt,
        @Nullable Instant endedAt,
        List<ParticipantSnapshot> participants) {

    public ConversationSnapshot {
        participants = List.copyOf(participants);
    }

    /// A stint as it stands.
    public record ParticipantSnapshot(
            ParticipantId participantId,
            CommunicationId communicationId,
            Purpose purpose,
            ParticipantState state,
            Direction direction,
            @Nullable UserId userId,
            @Nullable String userName,
            @Nullable QueueId queueId,
            @Nullable String queueName,
            Instant connectedAt,
            @Nullable Instant disconnectedAt,
            @Nullable DisconnectType disconnectType,
            WrapupPrompt wrapupPrompt,
            @Nullable Long wrapupTimeoutMs,
            @Nullable ParticipantWrapup wrapup,
            boolean deallocated,
            List<MessageSummary> messages) {

        public ParticipantSnapshot {
            messages = List.copyOf(messages);
        }

        /// Whether this is an agent's stint that is still in that agent's list.
        public boolean listed() {
            return purpose == Purpose.AGENT && userId != null && !deallocated;
        }
    }

    /// A completed wrap-up as shown on a participant.
    public record ParticipantWrapup(
            @Nullable String code,
            @Nullable String codeName,
            @Nullable String notes,
            int durationSeconds,
            Instant completedAt) {}

    /// A message as a participant lists it: without its text.
    public record MessageSummary(MessageId messageId, MessageStatus status, int segmentCount, Instant at) {}

    /// Whether a user has, or had, a stint in it.
    public boolean hasParticipant(UserId user) {
        return participants.stream().anyMatch(each -> user.equals(each.userId()));
    }
}
