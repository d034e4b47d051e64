package io.onbehalf.conversation.domain.view;

import io.onbehalf.conversation.domain.ContactNumber;
import io.onbehalf.conversation.domain.ConversationEvent.MessageStatusChanged;
import io.onbehalf.conversation.domain.Direction;
import io.onbehalf.conversation.domain.DisconnectType;
import io.onbehalf.conversation.domain.ParticipantState;
import io.onbehalf.conversation.domain.Purpose;
import io.onbehalf.conversation.domain.delivery.CarrierError;
import io.onbehalf.conversation.domain.delivery.MessageStatus;
import io.onbehalf.kit.domain.CommunicationId;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.MessageId;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.OutboundNumber;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.WrapupPrompt;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A conversation as the API shows it, without message text; [SnapshotProjection] makes it from the events.
///
/// @param sequence the thread's last event that is in it
/// @param participants the stints, oldest first; see [#STINTS_SHOWN]
/// @param agents whoever had a stint in it, shown or not; missing in what was stored before they were kept
/// @param queues which queues the stints were for, shown or not; missing likewise
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
        List<ParticipantSnapshot> participants,
        @Nullable List<UserId> agents,
        @Nullable List<QueueId> queues) {

    /// A snapshot must stay a record that Kafka takes, however long the conversation goes on: it shows its
    /// last stints, each with its last messages. Nothing is lost: messages have rows of their own, and the
    /// events tell the whole.
    private static final int STINTS_SHOWN = 40;

    private static final int OWING_STINTS_SHOWN = 400;
    private static final int MESSAGES_SHOWN = 100;

    public ConversationSnapshot {
        agents = all(agents, participants, ParticipantSnapshot::userId);
        queues = all(queues, participants, ParticipantSnapshot::queueId);
        participants = shown(participants);
    }

    private static <T> List<T> all(
            @Nullable List<T> known,
            List<ParticipantSnapshot> participants,
            Function<ParticipantSnapshot, @Nullable T> of) {
        return Stream.concat(
                        Stream.ofNullable(known).flatMap(List::stream),
                        participants.stream().map(of).flatMap(Stream::ofNullable))
                .distinct()
                .toList();
    }

    /// Whoever had a stint in it.
    @Override
    public List<UserId> agents() {
        return agents == null ? List.of() : agents;
    }

    /// The queues that the stints were for.
    @Override
    public List<QueueId> queues() {
        return queues == null ? List.of() : queues;
    }

    /// A stint that is still in somebody's list stays longer than the others.
    private static List<ParticipantSnapshot> shown(List<ParticipantSnapshot> all) {
        int older = Math.max(0, all.size() - STINTS_SHOWN);
        List<ParticipantSnapshot> kept =
                IntStream.range(0, all.size())
                        .filter(i -> i >= older || all.get(i).listed())
                        .mapToObj(all::get)
                        .toList();
        return last(kept, OWING_STINTS_SHOWN);
    }

    private static <T> List<T> last(List<T> items, int most) {
        return List.copyOf(items.subList(Math.max(0, items.size() - most), items.size()));
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
            List<MessageSummary> messages,
            boolean possibleOptOut) {

        public ParticipantSnapshot {
            messages = last(messages, MESSAGES_SHOWN);
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
    ///
    /// @param error why it failed, or what is not known
    /// @param providerMessageId the message centre's id of its first SMS
    public record MessageSummary(
            MessageId messageId,
            MessageStatus status,
            int segmentCount,
            Instant at,
            @Nullable CarrierError error,
            @Nullable String providerMessageId) {

        static MessageSummary queued(MessageId messageId, int segmentCount, Instant at) {
            return new MessageSummary(messageId, MessageStatus.QUEUED, segmentCount, at, null, null);
        }

        MessageSummary after(MessageStatusChanged changed) {
            return new MessageSummary(
                    messageId,
                    changed.status(),
                    segmentCount,
                    at,
                    changed.error(),
                    changed.parts().getFirst().smscMessageId());
        }
    }
}
