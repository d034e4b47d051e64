package io.onbehalf.conversation.topology;

import static io.onbehalf.schemas.Topics.AGENT_LOADS;
import static io.onbehalf.schemas.Topics.CONVERSATION_CONSENTS;
import static io.onbehalf.schemas.Topics.CONVERSATION_EVENTS;
import static io.onbehalf.schemas.Topics.CONVERSATION_REQUESTS;
import static io.onbehalf.schemas.Topics.CONVERSATION_SERVICE;
import static io.onbehalf.schemas.Topics.QUEUE_EVENTS;
import static io.onbehalf.schemas.Topics.QUEUE_LOADS;
import static io.onbehalf.schemas.Topics.QUEUE_REQUESTS;

import io.onbehalf.conversation.domain.ConsentChanged;
import io.onbehalf.conversation.domain.ConversationEvent.Forgotten;
import io.onbehalf.conversation.domain.InboundBuffered.InboundPartReceived;
import io.onbehalf.conversation.domain.Lifecycle;
import io.onbehalf.conversation.domain.Participation;
import io.onbehalf.conversation.domain.erasure.ErasureEvent;
import io.onbehalf.conversation.domain.routing.AgentReport;
import io.onbehalf.conversation.domain.routing.QueueEvent;
import io.onbehalf.conversation.topology.contacts.ContactOutcome;
import io.onbehalf.conversation.topology.contacts.ContactProcessor;
import io.onbehalf.conversation.topology.contacts.ContactRecord;
import io.onbehalf.conversation.topology.lists.AgentLoadChange;
import io.onbehalf.conversation.topology.lists.AgentReports;
import io.onbehalf.conversation.topology.lists.InteractionChange;
import io.onbehalf.conversation.topology.lists.InteractionStore;
import io.onbehalf.conversation.topology.lists.InteractionsByUser;
import io.onbehalf.conversation.topology.lists.OpenByQueue;
import io.onbehalf.conversation.topology.lists.QueueFact;
import io.onbehalf.conversation.topology.lists.QueueListStore;
import io.onbehalf.conversation.topology.lists.QueueOutcome;
import io.onbehalf.kit.lists.ListProcessor;
import io.onbehalf.kit.topology.EventSerdes;
import io.onbehalf.kit.topology.EventSerdes.Received;
import io.onbehalf.kit.topology.FollowUp;
import io.onbehalf.kit.topology.Requested;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/// What follows elsewhere from a thread's events: the agents' lists of interactions, the queues' lists of
/// what is open, the counts of both, and a contact's consent on their other threads.
///
/// It decides nothing and runs at least once, so that it costs no transaction. What comes twice or late
/// changes nothing: a list drops what it has seen ([InteractionStore]), of a contact's statements the latest
/// counts ([ContactProcessor]), and a thread's decider drops a consent that it knows.
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
        KStream<String, AgentLoadChange> loads = keepInteractions(participations);
        serdes.sendRecords(
                loads.map(
                        (_, change) -> KeyValue.pair(change.load().key(), change.load()),
                        Named.as("agent-loads")),
                AGENT_LOADS);
        reportAgents(serdes, participations, loads);
        KStream<String, QueueOutcome> queues = keepQueues(participations, queueEvents(builder, serdes));
        serdes.sendRecords(
                queues.flatMapValues(outcome -> outcome.load().stream().toList(), Named.as("queue-loads")),
                QUEUE_LOADS);
        sendToThreads(serdes, queues, followContacts(serdes, events));
    }

    private static KStream<String, Requested<QueueEvent>> queueEvents(
            StreamsBuilder builder, EventSerdes serdes) {
        return serdes.requests(serdes.readOthers(builder, QUEUE_EVENTS), QueueEvent.class, "queue-events");
    }

    /// Asks threads to do what follows from other threads, and from queues.
    private static void sendToThreads(
            EventSerdes serdes,
            KStream<String, QueueOutcome> queues,
            KStream<String, Requested<?>> contacts) {
        serdes.sendRequests(
                queues.<String, Requested<?>>flatMap(
                                (_, outcome) ->
                                        outcome.requests().stream()
                                                .map(request ->
                                                        KeyValue.<String, Requested<?>>pair(
                                                                request.key(), request.value()))
                                                .toList(),
                                Named.as("follow-queues"))
                        .merge(contacts, Named.as("requests-to-threads")),
                CONVERSATION_SERVICE,
                CONVERSATION_REQUESTS);
    }

    private static KStream<String, AgentLoadChange> keepInteractions(
            KStream<String, Received<Participation>> participations) {
        return participations
                .process(FollowUp.supplier(InteractionsByUser::of), Named.as("by-user"))
                .repartition(
                        EventSerdes.repartitioned(
                                "interactions-by-user", InteractionChange.class, CONVERSATION_EVENTS))
                .process(
                        ListProcessor.supplier(
                                InteractionStore.NAME,
                                (rows, user, change) -> new InteractionStore(rows).apply(user, change)),
                        Named.as("list-interactions"));
    }

    private static KStream<String, QueueOutcome> keepQueues(
            KStream<String, Received<Participation>> participations,
            KStream<String, Requested<QueueEvent>> queueEvents) {
        return participations
                .process(FollowUp.supplier(OpenByQueue::of), Named.as("by-queue"))
                .merge(
                        queueEvents.process(
                                FollowUp.supplier(event -> Optional.of(QueueFact.of(event))),
                                Named.as("queue-events-by-queue")),
                        Named.as("with-queue-events"))
                .repartition(EventSerdes.repartitioned("open-by-queue", QueueFact.class, CONVERSATION_EVENTS))
                .process(
                        ListProcessor.supplier(QueueListStore.NAME, QueueListStore.lists()),
                        Named.as("list-queues"));
    }

    /// Tells queue-service what an agent's routing status depends on.
    private static void reportAgents(
            EventSerdes serdes,
            KStream<String, Received<Participation>> participations,
            KStream<String, AgentLoadChange> loads) {
        KStream<String, Requested<AgentReport>> unanswered =
                participations.process(
                        FollowUp.supplier(AgentReports::unanswered), Named.as("alerts-not-answered"));
        serdes.sendRequests(
                loads.process(FollowUp.supplier(AgentReports::load), Named.as("agents-with-and-without"))
                        .merge(unanswered, Named.as("agent-reports")),
                CONVERSATION_SERVICE,
                QUEUE_REQUESTS);
    }

    /// The events of threads, for the contacts that they concern.
    private record Contacts(EventSerdes serdes, KStream<String, SpecificRecord> events) {

        /// @param step that sends what concerns a contact to the contact's partition
        <E> KStream<String, ContactRecord> from(
                Class<E> type,
                String name,
                Function<Received<E>, Optional<FollowUp<ContactRecord>>> record,
                String step) {
            return serdes.events(events, type, name).process(FollowUp.supplier(record), Named.as(step));
        }
    }

    /// A contact's opt-out or opt-in on one thread may count for their others, and an erasure counts for all.
    private static KStream<String, Requested<?>> followContacts(
            EventSerdes serdes, KStream<String, SpecificRecord> events) {
        var contacts = new Contacts(serdes, events);
        KStream<String, ContactRecord> threads =
                contacts.from(Lifecycle.class, "lifecycles", ContactRecord::started, "threads-of-contact");
        KStream<String, ContactRecord> statements =
                contacts.from(
                        ConsentChanged.class,
                        "consent-changes",
                        ContactRecord::stated,
                        "statements-of-contact");
        KStream<String, ContactRecord> begun =
                contacts.from(
                        InboundPartReceived.class,
                        "inbound-parts",
                        ContactRecord::begun,
                        "begun-threads-of-contact");
        KStream<String, ContactRecord> erasures =
                contacts.from(ErasureEvent.class, "erasures", ContactRecord::erased, "erasures-of-contact");
        KStream<String, ContactRecord> forgotten =
                contacts.from(
                        Forgotten.class, "forgotten", ContactRecord::forgotten, "erased-threads-of-contact");
        KStream<String, ContactOutcome> outcomes =
                threads.merge(begun, Named.as("with-begun-threads"))
                        .merge(erasures, Named.as("with-erasures"))
                        .merge(forgotten, Named.as("with-erased-threads"))
                        .merge(statements, Named.as("by-contact"))
                        .repartition(
                                EventSerdes.repartitioned(
                                        "threads-by-contact", ContactRecord.class, CONVERSATION_EVENTS))
                        .process(ContactProcessor.supplier(), Named.as("propagate-consent"));
        serdes.sendRecords(
                outcomes.flatMapValues(
                        outcome -> ContactOutcome.consent(outcome).stream().toList(),
                        Named.as("consent-of-contact")),
                CONVERSATION_CONSENTS);
        return outcomes.flatMapValues(
                outcome -> ContactOutcome.request(outcome).stream().toList(), Named.as("consent-requests"));
    }
}
