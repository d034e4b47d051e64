package io.onbehalf.queue.topology.audit;

import io.onbehalf.kit.topology.EventHeader;
import io.onbehalf.kit.topology.EventSerdes;
import io.onbehalf.kit.topology.EventSerdes.Received;
import io.onbehalf.schemas.Topic;
import io.onbehalf.schemas.Topics;
import java.time.Duration;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/// Keeps the audit: the events of all services by organization and time, for a year.
///
/// It decides nothing and runs at least once, so that it costs no transaction; an event that comes twice
/// changes nothing ([AuditStore]). Names of stores and repartition topics are what a running service finds
/// its data by: keep them, or drain the service first.
public final class AuditTopology {

    public static final String NAME = "audit";

    /// How long an event is kept: a year, also one of 366 days.
    public static final Duration KEPT = Duration.ofDays(366);

    private AuditTopology() {}

    public static void define(StreamsBuilder builder, EventSerdes serdes) {
        events(builder, serdes, Topics.QUEUE_EVENTS)
                .merge(events(builder, serdes, Topics.CONVERSATION_EVENTS), Named.as("with-conversations"))
                .merge(events(builder, serdes, Topics.WRAPUP_EVENTS), Named.as("with-wrapups"))
                .repartition(
                        EventSerdes.repartitioned(
                                "audit-by-organization", AuditEvent.class, Topics.QUEUE_EVENTS))
                .process(AuditProcessor.supplier(), Named.as("keep-audit"));
    }

    private static KStream<String, AuditEvent> events(
            StreamsBuilder builder, EventSerdes serdes, Topic topic) {
        return serdes.events(serdes.readOthers(builder, topic), AuditReader.of(topic)::read, topic.name())
                .map((_, received) -> byOrganization(received), Named.as("audit-" + topic.name()));
    }

    private static KeyValue<String, AuditEvent> byOrganization(Received<AuditAct> received) {
        EventHeader header = received.header();
        return KeyValue.pair(
                header.organizationId(),
                new AuditEvent(
                        header.eventId(),
                        header.occurredAt(),
                        header.sequence(),
                        header.actor(),
                        received.event()));
    }
}
