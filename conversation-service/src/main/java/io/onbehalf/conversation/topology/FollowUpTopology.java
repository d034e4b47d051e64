package io.onbehalf.conversation.topology;

import static io.onbehalf.schemas.Topics.CONVERSATION_CONSENTS;
import static io.onbehalf.schemas.Topics.CONVERSATION_EVENTS;
import static io.onbehalf.schemas.Topics.CONVERSATION_REQUESTS;
import static io.onbehalf.schemas.Topics.CONVERSATION_SERVICE;

import io.onbehalf.conversation.domain.ConsentChanged;
import io.onbehalf.conversation.domain.Lifecycle;
import io.onbehalf.conversation.domain.Participation;
import io.onbehalf.conversation.topology.waiting.WaitingByQueue;
import io.onbehalf.conversation.topology.waiting.WaitingChange;
import io.onbehalf.conversation.topology.waiting.WaitingStore;
import io.onbehalf.kit.topology.EventSerdes;
import io.onbehalf.kit.topology.EventSerdes.Received;
import io.onbehalf.kit.topology.FollowUp;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/// What follows elsewhere from a thread's events: the agents' lists of interactions, the queues' lists of
/// what waits, and a contact's consent on their other threads.
///
/// It decides nothing and runs at least once, so that it costs no transaction. What comes twice or late
/// changes nothing: a list drops what it has seen ([InteractionStore]), of a contact's statements the latest
/// counts ([ConsentPropagator]), and a thread's decider drops a consent that it knows.
///
/// Names of stores and repartition topics are what a running service finds its data by: keep them, or drain
/// the service first.
public final class FollowUpTopology {

    public static final String NAME = "follow-ups";

    private FollowUpTopology() {}

    public static void define(StreamsBuilder builder, EventSerdes serdes) {
        KStream<String, SpecificRecord> events = serdes.readOthers(builder, CONVERSATION_EVENTS);
        KStream<String, Received<Participation>> participations =
                serdes.events(events, Participation.class, "participations");
        keepInteractions(participations);
        keepWaiting(participations);
        propagateConsents(serdes, events);
    }

    private static void keepInteractions(KStream<String, Received<Participation>> participations) {
        participations
                .process(InteractionsByUser::new, Named.as("by-user"))
                .repartition(
                        EventSerdes.repartitioned(
                                "interactions-by-user", InteractionChange.class, CONVERSATION_EVENTS))
                .process(
                        ListProcessor.supplier(
                                InteractionStore.NAME,
                                (rows, user, change) -> new InteractionStore(rows).apply(user, change)),
                        Named.as("list-interactions"));
    }

    private static void keepWaiting(KStream<String, Received<Participation>> participations) {
        participations
                .process(WaitingByQueue::new, Named.as("by-queue"))
                .repartition(
                        EventSerdes.repartitioned(
                                "waiting-by-queue", WaitingChange.class, CONVERSATION_EVENTS))
                .process(
                        ListProcessor.supplier(
                                WaitingStore.NAME,
                                (rows, queue, change) -> new WaitingStore(rows).apply(queue, change)),
                        Named.as("list-waiting"));
    }

    /// A contact's opt-out or opt-in on one thread may count for their others.
    private static void propagateConsents(EventSerdes serdes, KStream<String, SpecificRecord> events) {
        KStream<String, ContactRecord> threads =
                serdes.events(events, Lifecycle.class, "lifecycles")
                        .process(FollowUp.supplier(ContactRecord::started), Named.as("threads-of-contact"));
        KStream<String, ContactRecord> statements =
                serdes.events(events, ConsentChanged.class, "consent-changes")
                        .process(FollowUp.supplier(ContactRecord::stated), Named.as("statements-of-contact"));
        KStream<String, ConsentOutcome> propagated =
                threads.merge(statements, Named.as("by-contact"))
                        .repartition(
                                EventSerdes.repartitioned(
                                        "threads-by-contact", ContactRecord.class, CONVERSATION_EVENTS))
                        .process(ConsentPropagator.supplier(), Named.as("propagate-consent"));
        serdes.sendRecords(
                propagated.flatMapValues(
                        outcome -> ConsentOutcome.consent(outcome).stream().toList(),
                        Named.as("consent-of-contact")),
                CONVERSATION_CONSENTS);
        serdes.sendRequests(
                propagated.flatMapValues(
                        outcome -> ConsentOutcome.request(outcome).stream().toList(),
                        Named.as("consent-requests")),
                CONVERSATION_SERVICE,
                CONVERSATION_REQUESTS);
    }
}
