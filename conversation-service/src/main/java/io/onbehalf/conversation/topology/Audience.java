package io.onbehalf.conversation.topology;

import io.onbehalf.conversation.domain.ParticipantState;
import io.onbehalf.conversation.domain.view.ConversationSnapshot;
import io.onbehalf.conversation.domain.view.ParticipantView;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The users and queues that are notified of a changed conversation: those that have it, owe a wrap-up for
/// it, or whose part in it this change ended. An agent whose part ended before is not notified of what comes
/// later.
record Audience(Set<String> users, Set<String> queues) {

    /// @param changed the participants that this change is about
    static Audience of(ConversationSnapshot snapshot, List<ParticipantView> changed) {
        Set<String> users = new TreeSet<>();
        Set<String> queues = new TreeSet<>();
        Stream.concat(snapshot.participants().stream().filter(Audience::isOpen), changed.stream())
                .forEach(each -> {
                    each.identity().agent().ifPresent(agent -> users.add(agent.userId().value()));
                    each.identity().queue().ifPresent(queue -> queues.add(queue.queueId().value()));
                });
        return new Audience(users, queues);
    }

    private static boolean isOpen(ParticipantView participant) {
        return participant.state() != ParticipantState.DISCONNECTED || participant.isAllocated();
    }
}
