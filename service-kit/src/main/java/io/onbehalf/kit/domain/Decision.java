package io.onbehalf.kit.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What follows from a request: the events, in order, and the reply to the caller.
///
/// A refusal is a decision too. The reply is null where nobody waits for one (the request was somebody else's
/// event).
public record Decision<E, P>(List<E> events, @Nullable P reply) {

    public Decision {
        events = List.copyOf(events);
    }

    /// No event, but a reply.
    public static <E, P> Decision<E, P> answer(P reply) {
        return new Decision<>(List.of(), reply);
    }

    /// The events of a request that nobody waits for an answer to.
    public static <E, P> Decision<E, P> unanswered(List<E> events) {
        return new Decision<>(events, null);
    }

    /// Neither an event nor a reply.
    public static <E, P> Decision<E, P> nothing() {
        return new Decision<>(List.of(), null);
    }
}
