package io.onbehalf.kit.topology;

import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/// The output of a decider, ready for [EventSerdes#send].
public record Outcomes<E, P>(KStream<String, Decided<E>> events, KStream<String, Answered<P>> replies) {

    /// The events, or the replies, of two deciders that share a topic.
    ///
    /// @param name of the step
    public static KStream<String, Outcome> merged(
            KStream<String, ? extends Outcome> one, KStream<String, ? extends Outcome> other, String name) {
        return widened(one).merge(widened(other), Named.as(name));
    }

    @SuppressWarnings("unchecked") // a stream is only read
    private static KStream<String, Outcome> widened(KStream<String, ? extends Outcome> outcomes) {
        return (KStream<String, Outcome>) outcomes;
    }
}
