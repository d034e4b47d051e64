package io.onbehalf.conversation.api.body;

import io.onbehalf.conversation.domain.value.QueueRef;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// By what a participant was routed: the queue of one that waits in it. There are neither priorities nor
/// skills nor scores.
record RoutingData(@Nullable Reference queue, int priority, List<Object> skills, List<Object> scoredAgents) {

    /// A reference by id and address.
    record Reference(String id, String selfUri) {

        private static Reference of(QueueRef queue) {
            EntityRef full = EntityRef.queue(queue);
            return new Reference(full.id(), full.selfUri());
        }
    }

    /// Null for one who was not routed: the customer, an agent who composed or took the conversation, a
    /// client.
    static @Nullable RoutingData of(ParticipantFields fields) {
        return switch (fields.participant().purpose()) {
            case CUSTOMER, API, UNKNOWN -> null;
            case AGENT -> fields.times().startAlertingTime() == null ? null : of(Optional.empty());
            case ACD -> of(fields.queue());
        };
    }

    private static RoutingData of(Optional<QueueRef> queue) {
        return new RoutingData(queue.map(Reference::of).orElse(null), 0, List.of(), List.of());
    }
}
