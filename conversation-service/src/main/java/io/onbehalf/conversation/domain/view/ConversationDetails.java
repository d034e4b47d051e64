package io.onbehalf.conversation.domain.view;

import io.onbehalf.conversation.domain.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// A conversation as the API shows it: its last participants, each with its last messages.
///
/// @param participants oldest first
/// @param inactivityTimeoutAt when it leaves its agent if nobody writes; empty if it does not
public record ConversationDetails(
        ConversationView conversation,
        List<ParticipantDetails> participants,
        Optional<Instant> inactivityTimeoutAt) {

    /// The participant at the other end: of an agent and of a queue, the contact; of the contact, the agent
    /// who was connected last, else the queue, else the client that sent without an agent. Each time that a
    /// conversation continues, it gets another participant for the contact.
    ///
    /// @return empty if it is not shown, or there was none
    public Optional<ParticipantView> peerOf(ParticipantView participant) {
        List<ParticipantView> all = participants.stream().map(ParticipantDetails::participant).toList();
        int own = all.indexOf(participant);
        return participant.purpose() == Purpose.CUSTOMER
                ? holder(
                        all.subList(own + 1, all.size()).stream()
                                .takeWhile(each -> each.purpose() != Purpose.CUSTOMER)
                                .toList())
                : last(all.subList(0, own), each -> each.purpose() == Purpose.CUSTOMER);
    }

    private static Optional<ParticipantView> holder(List<ParticipantView> others) {
        return last(others, each -> each.purpose() == Purpose.AGENT && each.wasConnected())
                .or(() -> last(others, each -> each.purpose() == Purpose.ACD))
                .or(() -> last(others, each -> each.purpose() == Purpose.API));
    }

    private static Optional<ParticipantView> last(
            List<ParticipantView> participants, Predicate<ParticipantView> wanted) {
        return participants.reversed().stream().filter(wanted).findFirst();
    }

    /// A participant with what the reader may read of them.
    ///
    /// @param messages their last ones, oldest first
    /// @param wrapup empty until it is completed, and for a reader who may not read it
    public record ParticipantDetails(
            ParticipantView participant, List<MessageView> messages, Optional<ParticipantWrapup> wrapup) {}
}
