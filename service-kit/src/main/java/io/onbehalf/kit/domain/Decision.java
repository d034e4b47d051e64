package io.onbehalf.kit.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The outcome of a request: the events, in order, and the reply to the caller.
///
/// A refusal is a decision too. The reply is empty where no caller waits for one (the request was another
/// service's event).
public record Decision<E, P>(List<E> events, Optional<P> reply) {

    public Decision {
        events = List.copyOf(events);
    }

    /// An event that did not happen when its request was made, such as at a moment that was over before it
    /// was noticed: its own time is the one that is recorded.
    public interface Dated {

        Instant occurredAt();

        /// True if nobody caused it, also where somebody's request made it noticed.
        default boolean isByClock() {
            return false;
        }
    }

    /// Events and a reply.
    public static <E, P> Decision<E, P> of(List<E> events, P reply) {
        return new Decision<>(events, Optional.of(reply));
    }

    /// No event, but a reply.
    public static <E, P> Decision<E, P> answer(P reply) {
        return of(List.of(), reply);
    }

    /// The events of a request without a caller who waits for a reply.
    public static <E, P> Decision<E, P> unanswered(List<E> events) {
        return new Decision<>(events, Optional.empty());
    }

    /// Neither an event nor a reply.
    public static <E, P> Decision<E, P> nothing() {
        return new Decision<>(List.of(), Optional.empty());
    }
}
