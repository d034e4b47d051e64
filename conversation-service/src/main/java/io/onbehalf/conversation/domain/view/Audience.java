package io.onbehalf.conversation.domain.view;

import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Who a conversation concerns, also where their participant is no longer shown.
///
/// @param agents everyone who ever was its agent
/// @param queues every queue that a participant was for
public record Audience(List<UserId> agents, List<QueueId> queues) {

    static final Audience NOBODY = new Audience(List.of(), List.of());

    public Audience {
        agents = List.copyOf(agents);
        queues = List.copyOf(queues);
    }

    Audience with(ParticipantSnapshot participant) {
        return new Audience(
                plus(agents, Optional.ofNullable(participant.userId())),
                plus(queues, Optional.ofNullable(participant.queueId())));
    }

    private static <T> List<T> plus(List<T> known, Optional<T> added) {
        return Stream.concat(known.stream(), added.stream()).distinct().toList();
    }
}
