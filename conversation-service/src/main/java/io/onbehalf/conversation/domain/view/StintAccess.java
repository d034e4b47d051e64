package io.onbehalf.conversation.domain.view;

import io.onbehalf.kit.domain.MessageId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import java.util.Optional;

/// How far an agent may read in a thread because of a stint of theirs: to its end, and everything while it
/// lasts.
///
/// @param until the place in the thread ([#place]) of the last thing that it shows; 0 while the stint lasts
public record StintAccess(long until) {

    /// The stint lasts.
    public static final StintAccess OPEN = new StintAccess(0);

    /// The stint has ended after the conversation's last message; if there is none, it shows nothing after
    /// the stint's own beginning.
    static StintAccess ended(ParticipantId participant, Optional<MessageSummary> last) {
        return new StintAccess(
                last.map(message -> place(message.messageId()))
                        .orElseGet(
                                () -> ThreadIds.counterOf(participant.value(), Kind.PARTICIPANT).orElse(0)));
    }

    /// The place of a message in its thread: a later one has a greater place; there are gaps.
    public static long place(MessageId message) {
        return ThreadIds.counterOf(message.value(), Kind.MESSAGE).orElse(0);
    }

    public boolean shows(MessageId message) {
        return until == 0 || place(message) <= until;
    }
}
