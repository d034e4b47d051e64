package io.onbehalf.wrapup.topology;

import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.position.Position;
import io.onbehalf.kit.query.Replica;
import io.onbehalf.kit.topology.Decided;
import io.onbehalf.kit.topology.DeciderBinding;
import io.onbehalf.kit.topology.EventSerdes;
import io.onbehalf.kit.topology.Outcomes;
import io.onbehalf.kit.topology.Requested;
import io.onbehalf.kit.topology.Snapshot.SnapshotFunction;
import io.onbehalf.kit.topology.SnapshotProcessor;
import io.onbehalf.schemas.Topic;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.conversation.ParticipantConnected;
import io.onbehalf.schemas.conversation.ParticipantDisconnected;
import io.onbehalf.schemas.conversation.Purpose;
import io.onbehalf.schemas.conversation.ThreadErased;
import io.onbehalf.schemas.conversation.ThreadRetentionApplied;
import io.onbehalf.wrapup.domain.acw.StintFact;
import io.onbehalf.wrapup.domain.acw.StintState;
import io.onbehalf.wrapup.domain.acw.ThreadInput;
import io.onbehalf.wrapup.domain.acw.WrapupDecider;
import io.onbehalf.wrapup.domain.acw.WrapupEvent;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.InteractionLogRefused;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.InteractionLogUpdated;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.ProvisionalWrapupGiven;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupCompleted;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupCorrected;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupOpened;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupRefused;
import io.onbehalf.wrapup.domain.acw.WrapupReply;
import io.onbehalf.wrapup.domain.acw.WrapupRequest;
import io.onbehalf.wrapup.domain.codes.CodeDecider;
import io.onbehalf.wrapup.domain.codes.CodeEvent;
import io.onbehalf.wrapup.domain.codes.CodeReply;
import io.onbehalf.wrapup.domain.codes.CodeRequest;
import io.onbehalf.wrapup.domain.codes.CodeState;
import io.onbehalf.wrapup.topology.owed.OwedLists;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.jspecify.annotations.Nullable;

/// The topology of wrapup-service: two deciders over the same requests, one for an organization's codes and
/// one for the after-call work of a thread's stints, which also reads the conversations.
///
/// A change here changes `expected-topology.txt`.
public final class WrapupTopology {

    /// Rows of organizations.
    public static final String CODES = "codes";

    /// Rows of threads.
    public static final String AFTER_CALL_WORK = "after-call-work";

    private WrapupTopology() {}

    public static void define(StreamsBuilder builder, EventSerdes serdes) {
        Replica.declare(builder, serdes, Topics.QUEUES);
        Replica.declare(builder, serdes, Topics.QUEUE_MEMBERS);
        Replica.declare(builder, serdes, Topics.WRAPUP_CODES);
        Replica.declare(builder, serdes, Topics.QUEUE_WRAPUP_CODES);

        KStream<String, SpecificRecord> requests = serdes.read(builder, Topics.WRAPUP_REQUESTS);
        KStream<String, SpecificRecord> stints =
                serdes.readOthers(builder, Topics.CONVERSATION_EVENTS)
                        .filter((_, event) -> concernsStints(event), Named.as("agents-stints"));

        Outcomes<CodeEvent, CodeReply> codes =
                serdes.decide(serdes.requests(requests, CodeRequest.class, "code-requests"), codes());
        Outcomes<WrapupEvent, WrapupReply> afterCallWork =
                afterCallWork(serdes, requests.merge(stints, Named.as("with-stints")));

        serdes.send(Outcomes.merged(codes.events(), afterCallWork.events(), "events"), Topics.WRAPUP_EVENTS);
        serdes.send(
                Outcomes.merged(codes.replies(), afterCallWork.replies(), "replies"), Topics.WRAPUP_REPLIES);
        snapshots(serdes, codes.events(), CodeSnapshots::code, Topics.WRAPUP_CODES);
        snapshots(serdes, codes.events(), CodeSnapshots::queue, Topics.QUEUE_WRAPUP_CODES);
        // Last: the tasks keep the numbers that they had before there was this replica.
        Replica.declare(builder, serdes, Topics.ORGANIZATIONS);
    }

    /// True if an event of a conversation is about a stint that may have a wrap-up, or about all of a thread.
    private static boolean concernsStints(SpecificRecord event) {
        return switch (event) {
            case ParticipantConnected connected ->
                    isOfAgent(connected.getPurpose(), connected.getUserId(), connected.getQueueId());
            case ParticipantDisconnected disconnected ->
                    isOfAgent(disconnected.getPurpose(), disconnected.getUserId(), disconnected.getQueueId());
            case ThreadErased _, ThreadRetentionApplied _ -> true;
            default -> false;
        };
    }

    private static boolean isOfAgent(Purpose purpose, @Nullable String user, @Nullable String queue) {
        return purpose == Purpose.AGENT && user != null && queue != null;
    }

    private static Outcomes<WrapupEvent, WrapupReply> afterCallWork(
            EventSerdes serdes, KStream<String, SpecificRecord> requestsAndStints) {
        var binding = afterCallWork();
        KStream<String, Requested<WrapupRequest>> inOrder =
                serdes.requests(requestsAndStints, ThreadInput.class, "wrapup-requests")
                        .process(
                                binding.withStore(() -> new ForgottenTexts(AFTER_CALL_WORK)),
                                Named.as("forget-texts"))
                        .process(
                                binding.withStore(() -> new EarlyRequests(AFTER_CALL_WORK)),
                                Named.as("hold-early-requests"));
        return serdes.decide(inOrder, binding);
    }

    private static DeciderBinding<CodeState, CodeRequest, CodeEvent, CodeReply> codes() {
        return DeciderBinding.of(CODES, CodeDecider.DECIDER, new CodeStateRepository())
                .edited(CodeDecider::edited)
                .build(Topics.WRAPUP_EVENTS, Topics.WRAPUP_REPLIES, CodeReply.class, CodeReply::refused);
    }

    private static DeciderBinding<StintState, WrapupRequest, WrapupEvent, WrapupReply> afterCallWork() {
        return DeciderBinding.of(
                        AFTER_CALL_WORK,
                        context ->
                                WrapupDecider.of(
                                        ReplicatedCodes.of(context), ReplicatedCallLogging.of(context)),
                        new WrapupStateRepository())
                .published(event -> !(event instanceof StintFact))
                .remembered(WrapupReply::repeatable)
                .written(WrapupTopology::written)
                .edited(WrapupDecider::edited)
                .timed(Topics.WRAPUP_REQUESTS)
                .build(Topics.WRAPUP_EVENTS, Topics.WRAPUP_REPLIES, WrapupReply.class, WrapupReply::refused);
    }

    /// Where an event is shown: with its conversation, and in the lists of what is owed.
    private static List<Position> written(Decided<WrapupEvent> decided) {
        return Stream.concat(shownWith(decided).stream(), OwedLists.written(decided).stream()).toList();
    }

    /// Where conversation-service shows a completed wrap-up, and a corrected one.
    private static List<Position> shownWith(Decided<WrapupEvent> decided) {
        return switch (decided.event()) {
            case WrapupCompleted completed -> List.of(shown(decided, completed.participantId(), 1));
            case WrapupCorrected corrected ->
                    List.of(shown(decided, corrected.participantId(), 1 + corrected.correction()));
            case StintFact _,
                    ProvisionalWrapupGiven _,
                    WrapupOpened _,
                    WrapupRefused _,
                    InteractionLogUpdated _,
                    InteractionLogRefused _ ->
                    List.of();
        };
    }

    private static Position shown(Decided<WrapupEvent> decided, ParticipantId participant, int times) {
        return Position.ofWrapup(new ThreadId(decided.header().key()), participant, times);
    }

    private static void snapshots(
            EventSerdes serdes,
            KStream<String, Decided<CodeEvent>> events,
            SnapshotFunction<CodeEvent, CodeStore> function,
            Topic topic) {
        serdes.sendRecords(
                events.process(
                        SnapshotProcessor.supplier(CODES, CodeStore::new, function),
                        Named.as("snapshot-" + topic.name()),
                        CODES),
                topic);
    }
}
