package io.onbehalf.conversation.topology;

import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.ThreadRequest;
import io.onbehalf.conversation.domain.thread.ThreadDecider;
import io.onbehalf.conversation.domain.thread.ThreadState;
import io.onbehalf.conversation.domain.thread.ThreadingTimeline;
import io.onbehalf.conversation.domain.thread.ThreadingTimeline.ThreadingTimelineChangeRequested;
import io.onbehalf.kit.avro.RecordMapper;
import io.onbehalf.kit.topology.DeciderBinding;
import io.onbehalf.kit.topology.StateRepository;
import io.onbehalf.kit.topology.TimerProcessor.Timer;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.conversation.ConversationDisconnected;
import io.onbehalf.schemas.conversation.InboundMessageReceived;
import io.onbehalf.schemas.conversation.InboundPartReceived;
import io.onbehalf.schemas.conversation.MessageStatusChanged;
import io.onbehalf.schemas.conversation.ThreadTimerExpired;

/// The two deciders of this service with their stores and their mapping to Avro.
final class Aggregates {

    private Aggregates() {}

    /// One thread: the last conversation between an outbound number and a contact.
    static DeciderBinding<ThreadState, ThreadRequest, ConversationEvent, ConversationReply> threads() {
        RecordMapper mapper = AvroMapping.MAPPER;
        return new DeciderBinding<>(
                ConversationTopology.THREADS,
                ThreadDecider.DECIDER,
                StateRepository.oneRow(ThreadState.class, ThreadState.INITIAL),
                Topics.CONVERSATION_EVENTS,
                mapper.reader(ThreadRequest.class),
                (event, header) -> mapper.toAvro((Record) event, header),
                mapper::toAvro,
                ConversationReply.class,
                ConversationReply.KEY_REUSED);
    }

    /// Wakes a thread for receipts and parts that never came.
    static Timer threadTimer() {
        return new Timer(
                ConversationTopology.THREADS,
                event ->
                        event instanceof MessageStatusChanged
                                || event instanceof InboundPartReceived
                                || event instanceof ConversationDisconnected
                                || event instanceof InboundMessageReceived,
                (rows, key) -> {
                    ThreadState state = rows.get(StateRepository.ONE_ROW, key, ThreadState.class);
                    return state == null ? null : state.dueAt();
                },
                (due, now) ->
                        ThreadTimerExpired.newBuilder()
                                .setRequestId("timer/" + due.key() + "/" + due.at().toEpochMilli())
                                .setFingerprint("")
                                .setOrganizationId(due.organizationId())
                                .setRequestedAt(now)
                                .setRequestedBy(Topics.CONVERSATION_SERVICE)
                                .setThreadId(due.key())
                                .build());
    }

    /// One organization's threading timeline.
    static DeciderBinding<
                    ThreadingTimeline, ThreadingTimelineChangeRequested, ThreadingTimeline, ConversationReply>
            timeline() {
        RecordMapper mapper = AvroMapping.MAPPER;
        return new DeciderBinding<>(
                ConversationTopology.SETTINGS,
                ThreadingTimeline.DECIDER,
                StateRepository.oneRow(
                        ThreadingTimeline.class, new ThreadingTimeline(ThreadingTimeline.DEFAULT_MINUTES)),
                Topics.CONVERSATION_SETTINGS,
                asked -> mapper.toDomain(asked, ThreadingTimelineChangeRequested.class),
                mapper::toAvro,
                mapper::toAvro,
                ConversationReply.class,
                ConversationReply.KEY_REUSED);
    }
}
