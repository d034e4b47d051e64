package io.onbehalf.conversation.topology;

import static io.onbehalf.schemas.Topics.CARRIER_OUTBOUND;
import static io.onbehalf.schemas.Topics.CONVERSATION_CONSENTS;
import static io.onbehalf.schemas.Topics.CONVERSATION_EVENTS;
import static io.onbehalf.schemas.Topics.CONVERSATION_REPLIES;
import static io.onbehalf.schemas.Topics.CONVERSATION_REQUESTS;
import static io.onbehalf.schemas.Topics.CONVERSATION_SETTINGS;
import static io.onbehalf.schemas.Topics.CONVERSATION_SNAPSHOTS;
import static io.onbehalf.schemas.Topics.ORGANIZATIONS;
import static io.onbehalf.schemas.Topics.QUEUES;
import static io.onbehalf.schemas.Topics.QUEUE_MEMBERS;
import static io.onbehalf.schemas.Topics.QUEUE_WRAPUP_CODES;
import static io.onbehalf.schemas.Topics.WRAPUP_CODES;
import static io.onbehalf.schemas.Topics.WRAPUP_EVENTS;

import io.onbehalf.kit.query.Replica;
import io.onbehalf.kit.topology.DeciderProcessor;
import io.onbehalf.kit.topology.EventSerdes;
import io.onbehalf.kit.topology.TimerProcessor;
import io.onbehalf.schemas.conversation.ThreadingTimelineChangeRequested;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;

/// The picture of conversation-service, top to bottom.
///
/// A change of it changes `expected-topology.txt`. Names of stores and repartition topics are what a running
/// service finds its data by: keep them, or drain the service first.
public final class ConversationTopology {

    public static final String THREADS = "threads";
    public static final String SETTINGS = "settings";
    public static final String CONVERSATIONS = "conversations";
    public static final String INTERACTIONS = "interactions";
    static final String CONTACTS = "contacts";

    private ConversationTopology() {}

    /// Draws it.
    public static void draw(StreamsBuilder builder, EventSerdes serdes) {
        replicate(builder, serdes);
        KStream<String, SpecificRecord> requests = serdes.read(builder, CONVERSATION_REQUESTS);
        KStream<String, SpecificRecord> wrapups =
                builder.stream(WRAPUP_EVENTS.name(), serdes.consumed(WRAPUP_EVENTS));

        KStream<String, SpecificRecord> settings = decideSettings(serdes, requests);
        KStream<String, SpecificRecord> decided = decideThreads(serdes, requests, wrapups);
        askThreads(serdes, decided);

        KStream<String, SpecificRecord> replies = settings.merge(decided, Named.as("with-threads"));
        serdes.send(replies, CONVERSATION_REPLIES);

        KStream<String, SpecificRecord> outbound =
                decided.process(CarrierProcessor::new, Named.as("hand-to-carrier"));
        serdes.send(outbound, CARRIER_OUTBOUND);

        project(serdes, decided);
    }

    private static void replicate(StreamsBuilder builder, EventSerdes serdes) {
        Replica.declare(builder, serdes, QUEUES);
        Replica.declare(builder, serdes, QUEUE_MEMBERS);
        Replica.declare(builder, serdes, ORGANIZATIONS);
        Replica.declare(builder, serdes, CONVERSATION_SETTINGS);
        Replica.declare(builder, serdes, CONVERSATION_CONSENTS);
        Replica.declare(builder, serdes, WRAPUP_CODES);
        Replica.declare(builder, serdes, QUEUE_WRAPUP_CODES);
    }

    private static KStream<String, SpecificRecord> decideSettings(
            EventSerdes serdes, KStream<String, SpecificRecord> requests) {
        KStream<String, SpecificRecord> settings =
                requests.filter((_, asked) -> isSetting(asked), Named.as("settings-only"))
                        .process(
                                DeciderProcessor.supplier(Aggregates.timeline()),
                                Named.as("decide-settings"));
        serdes.send(settings, CONVERSATION_SETTINGS);
        return settings;
    }

    private static KStream<String, SpecificRecord> decideThreads(
            EventSerdes serdes,
            KStream<String, SpecificRecord> requests,
            KStream<String, SpecificRecord> wrapups) {
        KStream<String, SpecificRecord> decided =
                requests.filterNot((_, asked) -> isSetting(asked), Named.as("threads-only"))
                        .merge(wrapups, Named.as("with-wrapup-events"))
                        .process(DeciderProcessor.supplier(Aggregates.threads()), Named.as("decide-thread"));
        serdes.send(decided, CONVERSATION_EVENTS);
        return decided;
    }

    /// What threads are asked because of what was decided: when a time is up, and when a contact's word to
    /// one counts for others.
    private static void askThreads(EventSerdes serdes, KStream<String, SpecificRecord> decided) {
        KStream<String, SpecificRecord> timers =
                decided.process(
                        TimerProcessor.supplier(Aggregates.threadTimer()), Named.as("time-thread"), THREADS);

        KStream<String, SpecificRecord> spread =
                decided.process(ThreadsByContact::new, Named.as("by-contact"))
                        .repartition(
                                Repartitioned.with(Serdes.String(), serdes.values())
                                        .withName("threads-by-contact")
                                        .withNumberOfPartitions(CONVERSATION_EVENTS.partitions()))
                        .process(ConsentSpreader.supplier(), Named.as("spread-consent"));

        KStream<String, SpecificRecord> consents =
                decided.process(ConsentProcessor::new, Named.as("project-consent"))
                        .merge(spread, Named.as("with-spread"));
        serdes.send(consents, CONVERSATION_CONSENTS);

        KStream<String, SpecificRecord> asked = timers.merge(spread, Named.as("with-consents"));
        serdes.send(asked, CONVERSATION_REQUESTS);
    }

    /// What is read back: conversations, and the list of each agent.
    private static void project(EventSerdes serdes, KStream<String, SpecificRecord> decided) {
        KStream<String, SpecificRecord> snapshots =
                decided.process(SnapshotProcessor.supplier(), Named.as("project-conversation"));
        serdes.send(snapshots, CONVERSATION_SNAPSHOTS);

        snapshots
                .process(InteractionsByUser::new, Named.as("by-user"))
                .repartition(
                        Repartitioned.with(Serdes.String(), Serdes.ByteArray())
                                .withName("interactions-by-user")
                                .withNumberOfPartitions(CONVERSATION_SNAPSHOTS.partitions()))
                .process(InteractionIndex.supplier(), Named.as("index-interactions"));
    }

    private static boolean isSetting(SpecificRecord asked) {
        return asked instanceof ThreadingTimelineChangeRequested;
    }
}
