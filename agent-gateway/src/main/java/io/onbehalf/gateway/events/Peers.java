package io.onbehalf.gateway.events;

import io.onbehalf.schemas.conversation.ConversationSnapshot;
import io.onbehalf.schemas.conversation.ParticipantSnapshot;
import io.onbehalf.schemas.conversation.Purpose;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The other end of each participant's communication, by the rule of the conversations that are read: of an
/// agent and of a queue the contact; of the contact the agent who was connected last, else the queue. Each
/// time that a conversation continues, it gets another participant for the contact.
final class Peers {

    private Peers() {}

    /// The communication at the other end; null if it is not shown, or there was none.
    static @Nullable String of(ConversationSnapshot conversation, ParticipantSnapshot participant) {
        List<ParticipantSnapshot> all = conversation.getParticipants();
        int own = all.indexOf(participant);
        Optional<ParticipantSnapshot> peer =
                isCustomer(participant)
                        ? holder(
                                all.subList(own + 1, all.size()).stream()
                                        .takeWhile(each -> !isCustomer(each))
                                        .toList())
                        : last(all.subList(0, own), Peers::isCustomer);
        return peer.map(ParticipantSnapshot::getCommunicationId).orElse(null);
    }

    private static Optional<ParticipantSnapshot> holder(List<ParticipantSnapshot> others) {
        return last(others, each -> each.getPurpose() == Purpose.AGENT && wasConnected(each))
                .or(() -> last(others, each -> each.getPurpose() == Purpose.ACD));
    }

    private static Optional<ParticipantSnapshot> last(
            List<ParticipantSnapshot> participants, Predicate<ParticipantSnapshot> wanted) {
        return participants.reversed().stream().filter(wanted).findFirst();
    }

    private static boolean isCustomer(ParticipantSnapshot participant) {
        return participant.getPurpose() == Purpose.CUSTOMER;
    }

    private static boolean wasConnected(ParticipantSnapshot participant) {
        return !participant.getConnectedAt().equals(participant.getAlertedAt());
    }
}
