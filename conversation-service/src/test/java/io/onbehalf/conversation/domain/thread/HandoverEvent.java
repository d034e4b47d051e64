package io.onbehalf.conversation.domain.thread;

import static io.onbehalf.conversation.domain.thread.ThreadSpec.SALES_QUEUE;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.conversation;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.participant;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.toAgent;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.toQueue;

import io.onbehalf.conversation.domain.AgentRequest.StintQueue;
import io.onbehalf.conversation.domain.AgentRequest.TransferTarget;
import io.onbehalf.conversation.domain.ThreadRequest;
import io.onbehalf.conversation.domain.ThreadRequest.StintQueueDeleted;
import io.onbehalf.conversation.domain.consent.KeywordKind;
import java.util.List;
import java.util.Optional;

/// A row of the table of who has a conversation: what happens to the thread.
///
/// amy is the agent where there is one; participant 4 is hers there, and the queue's where it waits.
enum HandoverEvent {
    DISCONNECTED("amy disconnects it"),
    DISCONNECTED_BY_SUPERVISOR("a supervisor disconnects it"),
    TEXT("the contact writes"),
    STOP("the contact writes STOP"),
    ANSWERED("ben answers"),
    DECLINED("ben declines"),
    NOT_ANSWERED("ben does not answer in time"),
    TO_AGENT("amy transfers it to cem"),
    TO_AGENT_ATTENDED("amy transfers it to cem, attended"),
    TO_QUEUE("amy transfers it to Sales"),
    TO_QUEUE_ATTENDED("amy transfers it to Sales, attended"),
    TO_AGENT_BY_SUPERVISOR("a supervisor transfers it to cem"),
    TO_QUEUE_BY_SUPERVISOR("a supervisor transfers it to Sales"),
    RELEASED("a supervisor releases it"),
    TAKEN_OVER("a supervisor, of Support, takes it over"),
    TAKEN("dan of Support takes it"),
    TAKEN_BY_SALES("eve of Sales takes it"),
    MEMBERSHIP_LOST("amy leaves Support and writes"),
    QUEUE_DELETED("Support is deleted, Sales has its number"),
    QUEUE_DELETED_WITHOUT_SUCCESSOR("Support is deleted, no queue has its number"),
    TARGET_DELETED("Sales is deleted"),
    REPLAYED("a kill and a replay");

    private static final List<StintQueue> SALES =
            List.of(new StintQueue(SALES_QUEUE, ThreadSpec.MANDATORY, 30));

    private final String title;

    HandoverEvent(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /// The request that the event is to a thread in a state; none if it is only the replay, which every event
    /// begins with.
    List<ThreadRequest> requests(HandoverState state) {
        return requests(state.thread(), state.minute());
    }

    private List<ThreadRequest> requests(HandoverThread thread, long minute) {
        return switch (this) {
            case DISCONNECTED -> List.of(ThreadSpec.disconnect("amy", minute, null, false));
            case DISCONNECTED_BY_SUPERVISOR -> List.of(ThreadSpec.disconnect("sue", minute, null, true));
            case TEXT -> List.of(ThreadSpec.inbound(minute));
            case STOP -> List.of(CarrierFixtures.keyword(minute, KeywordKind.STOP));
            case ANSWERED -> List.of(ThreadSpec.answer("ben", minute, thread.alertOf("ben")));
            case DECLINED -> List.of(ThreadSpec.disconnect("ben", minute, thread.alertOf("ben"), false));
            case NOT_ANSWERED -> List.of(CarrierFixtures.timer(minute + 1));
            case TO_AGENT -> List.of(byAmy(minute, toAgent("cem"), false));
            case TO_AGENT_ATTENDED -> List.of(byAmy(minute, toAgent("cem"), true));
            case TO_QUEUE -> List.of(byAmy(minute, toQueue(SALES_QUEUE), false));
            case TO_QUEUE_ATTENDED -> List.of(byAmy(minute, toQueue(SALES_QUEUE), true));
            case TO_AGENT_BY_SUPERVISOR -> List.of(bySupervisor(minute, toAgent("cem")));
            case TO_QUEUE_BY_SUPERVISOR -> List.of(bySupervisor(minute, toQueue(SALES_QUEUE)));
            case RELEASED -> List.of(ThreadSpec.release("sue", minute, participant(4)));
            case TAKEN_OVER -> List.of(ThreadSpec.takeOver("sue", minute, participant(4)));
            case TAKEN -> List.of(ThreadSpec.assign("dan", minute));
            case TAKEN_BY_SALES -> List.of(ThreadSpec.assign("eve", minute, conversation(1), SALES));
            case MEMBERSHIP_LOST -> List.of(ThreadSpec.send("amy", 5, List.of()));
            case QUEUE_DELETED -> List.of(ThreadSpec.deleted(minute, SALES_QUEUE));
            case QUEUE_DELETED_WITHOUT_SUCCESSOR -> List.of(ThreadSpec.deleted(minute, null));
            case TARGET_DELETED -> List.of(salesDeleted(minute));
            case REPLAYED -> List.of();
        };
    }

    private static ThreadRequest byAmy(long minute, TransferTarget target, boolean attended) {
        return ThreadSpec.transfer("amy", minute, participant(4), target, attended);
    }

    private static ThreadRequest bySupervisor(long minute, TransferTarget target) {
        return ThreadSpec.transfer("sue", minute, conversation(1), participant(4), target, false, true);
    }

    private static ThreadRequest salesDeleted(long minute) {
        return new StintQueueDeleted(
                ThreadSpec.at(minute),
                conversation(1),
                SALES_QUEUE.queueId(),
                Optional.empty(),
                Optional.empty());
    }
}
