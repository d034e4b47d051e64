package io.onbehalf.kit.topology;

import org.apache.kafka.streams.kstream.KStream;

/// The output of a decider, ready for [EventSerdes#send].
public record Outcomes<E, P>(KStream<String, Decided<E>> events, KStream<String, Answered<P>> replies) {}
