package io.onbehalf.conversation.topology;

import static io.onbehalf.schemas.Topics.AGENT_LOADS;
import static io.onbehalf.schemas.Topics.CARRIER_OUTBOUND;
import static io.onbehalf.schemas.Topics.CONVERSATION_CONSENTS;
import static io.onbehalf.schemas.Topics.CONVERSATION_EVENTS;
import static io.onbehalf.schemas.Topics.CONVERSATION_REPLIES;
import static io.onbehalf.schemas.Topics.CONVERSATION_REQUESTS;
import static io.onbehalf.schemas.Topics.CONVERSATION_SERVICE;
import static io.onbehalf.schemas.Topics.CONVERSATION_SETTINGS;
import static io.onbehalf.schemas.Topics.CONVERSATION_SNAPSHOTS;
import static io.onbehalf.schemas.Topics.ORGANIZATIONS;
import static io.onbehalf.schemas.Topics.QUEUES;
import static io.onbehalf.schemas.Topics.QUEUE_LOADS;
import static io.onbehalf.schemas.Topics.QUEUE_MEMBERS;
import static io.onbehalf.schemas.Topics.USERS;
import static io.onbehalf.schemas.Topics.WRAPUP_EVENTS;

import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.Messaging.MessageStatusChanged;
import io.onbehalf.conversation.domain.ThreadRequest;
import io.onbehalf.conversation.domain.consent.ConsentKeywords;
import io.onbehalf.conversation.domain.erasure.ContactErasure;
import io.onbehalf.conversation.domain.erasure.ErasureEvent;
import io.onbehalf.conversation.domain.erasure.ErasureRequest;
import io.onbehalf.conversation.domain.settings.ThreadingTimeline;
import io.onbehalf.conversation.domain.settings.ThreadingTimeline.ThreadingTimelineChangeRequested;
import io.onbehalf.conversation.domain.settings.ThreadingTimeline.ThreadingTimelineUpdated;
import io.onbehalf.conversation.domain.state.ThreadState;
import io.onbehalf.conversation.domain.thread.ThreadDecider;
import io.onbehalf.conversation.domain.value.PhoneZones;
import io.onbehalf.conversation.topology.contacts.ConsentCount;
import io.onbehalf.conversation.topology.lists.WrittenLists;
import io.onbehalf.conversation.topology.retention.RetentionProcessor;
import io.onbehalf.conversation.topology.settings.TimelineStore;
import io.onbehalf.kit.query.QueueKeys;
import io.onbehalf.kit.query.Replica;
import io.onbehalf.kit.topology.Answered;
import io.onbehalf.kit.topology.Decided;
import io.onbehalf.kit.topology.DeciderBinding;
import io.onbehalf.kit.topology.EventSerdes;
import io.onbehalf.kit.topology.FollowUp;
import io.onbehalf.kit.topology.Outcomes;
import io.onbehalf.kit.topology.Requested;
import io.onbehalf.kit.topology.StateRepository;
import io.onbehalf.schemas.Topics;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/// The picture of conversation-service, top to bottom.
///
/// A change of it changes `expected-topology.txt`. Names of stores are what a running service finds its data
/// by: keep them, or drain the service first.
public final class ConversationTopology {

    /// Rows of contacts.
    private static final String ERASURES = "erasures";

    private ConversationTopology() {}

    /// Defines it in a builder.
    ///
    /// @param keywords with which contacts opt out, opt in and ask for help
    /// @param zones of contacts, for their quiet hours
    public static void define(
            StreamsBuilder builder, EventSerdes serdes, ConsentKeywords keywords, PhoneZones zones) {
        Replica.declare(builder, serdes, QUEUES, QueueKeys::of);
        List.of(
                        QUEUE_MEMBERS,
                        ORGANIZATIONS,
                        USERS,
                        AGENT_LOADS,
                        QUEUE_LOADS,
                        CONVERSATION_SETTINGS,
                        CONVERSATION_CONSENTS)
                .forEach(topic -> Replica.declare(builder, serdes, topic));
        KStream<String, SpecificRecord> requests = serdes.read(builder, CONVERSATION_REQUESTS);
        KStream<String, SpecificRecord> wrapups = serdes.readOthers(builder, WRAPUP_EVENTS);

        Outcomes<ThreadingTimelineUpdated, ConversationReply> timelines = decideTimelines(serdes, requests);
        Outcomes<ErasureEvent, ConversationReply> erasures = decideErasures(serdes, requests);
        Outcomes<ConversationEvent, ConversationReply> threads =
                decideThreads(serdes, keywords, zones, requests, wrapups);

        serdes.send(
                Outcomes.merged(
                        Outcomes.merged(threads.events(), timelines.events(), "with-events-of-timelines"),
                        erasures.events(),
                        "with-events-of-erasures"),
                CONVERSATION_EVENTS);
        serdes.sendValues(timelines.events(), ThreadingTimelineUpdated::timeline, CONVERSATION_SETTINGS);
        KStream<String, Answered<ConversationReply>> replies =
                timelines
                        .replies()
                        .merge(erasures.replies(), Named.as("with-replies-of-erasures"))
                        .merge(threads.replies(), Named.as("with-replies-of-threads"));
        serdes.send(replies, CONVERSATION_REPLIES);
        serdes.sendRecords(
                threads.events().process(FollowUp.supplier(CarrierRequests::of), Named.as("request-submit")),
                CARRIER_OUTBOUND);
        serdes.sendRecords(
                threads.events()
                        .process(FollowUp.supplier(ThreadConsents::of), Named.as("consent-of-thread")),
                CONVERSATION_CONSENTS);
        project(serdes, threads.events());
        serdes.sendRequests(
                threads.events()
                        .process(LastAgentAlerts::new, Named.as("alert-last-agent"))
                        .<Requested<?>>mapValues(request -> request, Named.as("alerts"))
                        .merge(
                                threads.events()
                                        .process(
                                                () -> new RetentionProcessor(ConversationStore.NAME),
                                                Named.as("note-retention"),
                                                ConversationStore.NAME)
                                        .mapValues(request -> request, Named.as("forgettings")),
                                Named.as("requests-of-threads")),
                CONVERSATION_SERVICE,
                CONVERSATION_REQUESTS);
    }

    private static Outcomes<ThreadingTimelineUpdated, ConversationReply> decideTimelines(
            EventSerdes serdes, KStream<String, SpecificRecord> requests) {
        DeciderBinding<
                        ThreadingTimeline,
                        ThreadingTimelineChangeRequested,
                        ThreadingTimelineUpdated,
                        ConversationReply>
                binding =
                        DeciderBinding.of(
                                        TimelineStore.NAME,
                                        ThreadingTimeline.DECIDER,
                                        TimelineStore.REPOSITORY)
                                .edited((timeline, _) -> Optional.of(timeline))
                                .build(
                                        CONVERSATION_EVENTS,
                                        CONVERSATION_REPLIES,
                                        ConversationReply.class,
                                        ConversationReply::refused);
        return serdes.decide(
                serdes.requests(requests, ThreadingTimelineChangeRequested.class, "timeline-requests"),
                binding);
    }

    private static Outcomes<ErasureEvent, ConversationReply> decideErasures(
            EventSerdes serdes, KStream<String, SpecificRecord> requests) {
        DeciderBinding<ContactErasure, ErasureRequest, ErasureEvent, ConversationReply> binding =
                DeciderBinding.of(
                                ERASURES,
                                ContactErasure.decider(Topics.personalDataKept()),
                                StateRepository.<ContactErasure, ErasureRequest>oneRow(
                                        ContactErasure.class, ContactErasure.NONE))
                        .build(
                                CONVERSATION_EVENTS,
                                CONVERSATION_REPLIES,
                                ConversationReply.class,
                                ConversationReply::refused);
        return serdes.decide(serdes.requests(requests, ErasureRequest.class, "erasure-requests"), binding);
    }

    private static Outcomes<ConversationEvent, ConversationReply> decideThreads(
            EventSerdes serdes,
            ConsentKeywords keywords,
            PhoneZones zones,
            KStream<String, SpecificRecord> requests,
            KStream<String, SpecificRecord> wrapups) {
        KStream<String, Requested<ThreadRequest>> all =
                serdes.requests(
                        requests.merge(wrapups, Named.as("with-wrapup-events")),
                        ThreadRequest.class,
                        "thread-requests");
        return serdes.decide(
                all,
                DeciderBinding.of(
                                ThreadStore.NAME,
                                context ->
                                        ThreadDecider.of(
                                                keywords,
                                                zones,
                                                ReplicatedQueues.of(context),
                                                ReplicatedAgents.of(context::getStateStore)::afterCall),
                                new ThreadStore())
                        // Statuses come by the hundred a second, and a text takes seconds anyway.
                        .deferred(MessageStatusChanged.class::isInstance)
                        .remembered(ConversationReply::repeatable)
                        .stored(ConversationReply::withoutContact, ThreadState::recalled)
                        .written(WrittenLists::of)
                        .counted(ConsentCount::of)
                        .timed(CONVERSATION_REQUESTS)
                        .build(
                                CONVERSATION_EVENTS,
                                CONVERSATION_REPLIES,
                                ConversationReply.class,
                                ConversationReply::refused));
    }

    /// Keeps the conversations that are read back.
    private static void project(EventSerdes serdes, KStream<String, Decided<ConversationEvent>> events) {
        serdes.sendRecords(
                events.process(ConversationViewProcessor.supplier(), Named.as("project-conversation")),
                CONVERSATION_SNAPSHOTS);
    }
}
