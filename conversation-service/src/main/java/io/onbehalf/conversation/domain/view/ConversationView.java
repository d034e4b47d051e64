package io.onbehalf.conversation.domain.view;

import io.onbehalf.conversation.domain.Direction;
import io.onbehalf.conversation.domain.Lifecycle;
import io.onbehalf.conversation.domain.Lifecycle.ConversationDisconnected;
import io.onbehalf.conversation.domain.Lifecycle.ConversationResumed;
import io.onbehalf.conversation.domain.Lifecycle.ConversationStarted;
import io.onbehalf.conversation.domain.value.Line;
import io.onbehalf.conversation.domain.value.ThreadRef;
import io.onbehalf.kit.domain.ConversationId;
import java.time.Instant;
import java.util.Optional;

/// A conversation's facts and counts as they are read back; its participants and messages have rows of their
/// own, so that an event costs the same however long the conversation is.
///
/// @param direction the side that started it or, if it was continued since, the side that last did so
/// @param sequence the thread's last event that changed it
/// @param span when it was started and, once it is over, disconnected
/// @param lastMessage empty before the first
/// @param contactOptedOut whether the contact wants no more messages; of the thread's last conversation
public record ConversationView(
        ThreadRef thread,
        ConversationId conversationId,
        long sequence,
        Direction direction,
        Line line,
        Span span,
        int participantCount,
        int messageCount,
        Optional<MessageSummary> lastMessage,
        boolean contactOptedOut) {

    /// The times when it was started and disconnected.
    ///
    /// @param lastActivityAt when its last agent connected or, after that, somebody wrote; empty if neither
    ///   happened since this is kept
    public record Span(Instant startedAt, Optional<Instant> endedAt, Optional<Instant> lastActivityAt) {

        private Span ended(Optional<Instant> at) {
            return new Span(startedAt, at, lastActivityAt);
        }

        private Span active(Instant at) {
            return lastActivityAt.filter(at::isBefore).isPresent()
                    ? this
                    : new Span(startedAt, endedAt, Optional.of(at));
        }
    }

    /// @param contactOptedOut before it was started
    static ConversationView of(ConversationStarted event, boolean contactOptedOut, Instant at) {
        return new ConversationView(
                event.thread(),
                event.conversationId(),
                0,
                event.direction(),
                event.line(),
                new Span(at, Optional.empty(), Optional.empty()),
                0,
                0,
                Optional.empty(),
                contactOptedOut);
    }

    public Instant startedAt() {
        return span.startedAt();
    }

    public Optional<Instant> endedAt() {
        return span.endedAt();
    }

    public Optional<Instant> lastActivityAt() {
        return span.lastActivityAt();
    }

    ConversationView after(Lifecycle event, Instant at) {
        return switch (event) {
            case ConversationStarted _ -> this;
            case ConversationResumed resumed -> with(resumed.direction(), span.ended(Optional.empty()));
            case ConversationDisconnected _ -> with(direction, span.ended(Optional.of(at)));
        };
    }

    ConversationView withParticipant() {
        return with(participantCount + 1, messageCount, lastMessage);
    }

    ConversationView withMessage(MessageSummary message) {
        return with(participantCount, messageCount + 1, Optional.of(message));
    }

    /// Replaces the last message by its new status; changes nothing if the message is not the last one.
    ConversationView withProgress(MessageSummary message) {
        return lastMessage.filter(last -> last.messageId().equals(message.messageId())).isPresent()
                ? with(participantCount, messageCount, Optional.of(message))
                : this;
    }

    /// An agent connected, or one of its sides wrote.
    ConversationView activeAt(Instant at) {
        return with(direction, span.active(at));
    }

    /// Its silence counts from a moment on, if it is not known yet since when it lasts.
    ConversationView silentSince(Instant at) {
        return lastActivityAt().isPresent() ? this : activeAt(at);
    }

    /// The same after an event.
    ///
    /// @param changedBy the event's number on its thread
    public ConversationView at(long changedBy) {
        return new ConversationView(
                thread,
                conversationId,
                changedBy,
                direction,
                line,
                span,
                participantCount,
                messageCount,
                lastMessage,
                contactOptedOut);
    }

    ConversationView withContactOptedOut(boolean optedOut) {
        return new ConversationView(
                thread,
                conversationId,
                sequence,
                direction,
                line,
                span,
                participantCount,
                messageCount,
                lastMessage,
                optedOut);
    }

    private ConversationView with(Direction opening, Span changed) {
        return new ConversationView(
                thread,
                conversationId,
                sequence,
                opening,
                line,
                changed,
                participantCount,
                messageCount,
                lastMessage,
                contactOptedOut);
    }

    private ConversationView with(int participants, int messages, Optional<MessageSummary> last) {
        return new ConversationView(
                thread,
                conversationId,
                sequence,
                direction,
                line,
                span,
                participants,
                messages,
                last,
                contactOptedOut);
    }
}
