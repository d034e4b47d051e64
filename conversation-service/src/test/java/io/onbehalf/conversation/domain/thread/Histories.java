package io.onbehalf.conversation.domain.thread;

import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import io.onbehalf.conversation.domain.ThreadRequest;
import io.onbehalf.conversation.domain.ThreadRequest.CallerQueue;
import io.onbehalf.conversation.domain.ThreadRequest.DisconnectRequested;
import io.onbehalf.conversation.domain.ThreadRequest.MessageRequested;
import io.onbehalf.conversation.domain.ThreadRequest.WrapupCompleted;
import io.onbehalf.conversation.domain.ThreadRequest.WrapupInput;
import io.onbehalf.conversation.domain.consent.KeywordKind;
import io.onbehalf.conversation.domain.delivery.Encoding;
import io.onbehalf.conversation.domain.delivery.PartOutcome;
import io.onbehalf.conversation.domain.delivery.ReceiptState;
import io.onbehalf.conversation.domain.thread.LastConversation.Open;
import io.onbehalf.kit.domain.CommunicationId;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.MessageId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.kit.domain.UserId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quicktheories.core.Gen;

/// Random request histories of one thread: three agents, the contact, the mobile network and the clock doing
/// anything at any time.
///
/// A step is a number; what it asks for depends on the state it meets, so that most steps ask for something
/// that can happen and some for what can't.
final class Histories {

    private static final int KINDS = 14;
    private static final int AGENTS = 3;
    private static final List<KeywordKind> WORDS =
            List.of(KeywordKind.STOP, KeywordKind.START, KeywordKind.HELP);
    private static final List<ReceiptState> RECEIPTS =
            List.of(ReceiptState.DELIVERED, ReceiptState.UNDELIVERABLE, ReceiptState.ENROUTE);

    private Histories() {}

    /// Lists of steps; they shrink to short ones.
    static Gen<List<Integer>> steps() {
        return lists().of(integers().between(0, 1_000_000)).ofSizeBetween(0, 40);
    }

    /// The requests that the steps ask for, each given the state that those before it left.
    static List<ThreadRequest> requests(List<Integer> steps) {
        List<ThreadRequest> requests = new ArrayList<>();
        ThreadState state = ThreadState.INITIAL;
        long minute = 0;
        for (int step : steps) {
            minute += step / (KINDS * AGENTS) % 90;
            ThreadRequest request = request(state, step, minute);
            requests.add(request);
            state = ThreadDecider.DECIDER.evolveAll(state, ThreadDecider.decide(state, request).events());
        }
        return requests;
    }

    private static ThreadRequest request(ThreadState state, int step, long minute) {
        String agent = "agent-" + step / KINDS % AGENTS;
        return switch (step % KINDS) {
            case 0, 1 -> ThreadSpec.compose(agent, minute);
            case 2 -> ThreadSpec.resume(agent, minute);
            case 3 -> ThreadSpec.inbound(minute);
            case 4 -> send(state, agent);
            case 5 -> disconnect(state, agent, minute, null, null);
            case 6 -> disconnect(state, agent, minute, stint(state), new WrapupInput(code(minute), "bye"));
            case 7 -> wrapUp(state, agent, minute);
            case 8 -> CarrierFixtures.keyword(minute, WORDS.get(step / KINDS % WORDS.size()));
            case 9 -> CarrierFixtures.part(minute, step / KINDS % 3, 2, 1 + step / KINDS % 2, "words");
            case 10 -> CarrierFixtures.timer(minute);
            case 11 -> settled(state, minute);
            case 12 ->
                    CarrierFixtures.receipt("ID" + minute % 3, RECEIPTS.get(step / KINDS % RECEIPTS.size()));
            default -> minute % 4 == 0 ? ThreadSpec.notOffered(agent, stint(state)) : wrappedUp(state, agent);
        };
    }

    private static ThreadRequest send(ThreadState state, String agent) {
        CommunicationId communication =
                state.last() instanceof Open open && open.held().isPresent()
                        ? open.held().get().communicationId()
                        : ThreadSpec.communication(5);
        return new MessageRequested(
                ThreadSpec.ACME,
                new UserId(agent),
                new ThreadId(ThreadSpec.THREAD),
                conversation(state),
                communication,
                "Hello",
                1,
                Encoding.GSM7,
                List.of(new CallerQueue(ThreadSpec.SUPPORT, ThreadSpec.NUMBER)));
    }

    private static ThreadRequest settled(ThreadState state, long minute) {
        MessageId newest = state.traffic().newestMessageId();
        long message =
                newest == null
                        ? CarrierFixtures.FIRST_MESSAGE
                        : ThreadIds.counterOf(newest.value(), Kind.MESSAGE).orElseThrow();
        PartOutcome outcome =
                minute % 2 == 0 ? CarrierFixtures.accepted(1, "ID" + minute % 3) : CarrierFixtures.unknown(1);
        return CarrierFixtures.settled(message, minute, minute % 5 == 0, outcome);
    }

    private static ThreadRequest disconnect(
            ThreadState state,
            String agent,
            long minute,
            @Nullable ParticipantId participant,
            @Nullable WrapupInput wrapup) {
        return new DisconnectRequested(
                ThreadSpec.ACME,
                ThreadSpec.minute(minute),
                new UserId(agent),
                new ThreadId(ThreadSpec.THREAD),
                conversation(state),
                participant,
                minute % 2 == 0,
                minute % 3 == 0,
                wrapup,
                minute % 7 == 0 ? List.of(ThreadSpec.SUPPORT) : List.of(),
                null);
    }

    private static ThreadRequest wrapUp(ThreadState state, String agent, long minute) {
        return ThreadSpec.wrapUp(agent, conversation(state), stint(state), minute % 3 == 0, code(minute));
    }

    private static @Nullable String code(long minute) {
        return minute % 5 == 0 ? null : "resolved";
    }

    /// The stint of whoever it belongs to now or, when it is over, the oldest that awaits its wrap-up.
    private static ParticipantId stint(ThreadState state) {
        if (state.last() instanceof Open open && open.held().isPresent()) {
            return open.held().get().participantId();
        }
        return state.ended().isEmpty()
                ? ThreadSpec.participant(4)
                : state.ended().getFirst().stint().participantId();
    }

    private static ThreadRequest wrappedUp(ThreadState state, String agent) {
        ParticipantId participant =
                state.ended().isEmpty()
                        ? ThreadSpec.participant(4)
                        : state.ended().getFirst().stint().participantId();
        return new WrapupCompleted(
                ThreadSpec.ACME, conversation(state), participant, new UserId(agent), null, null, null, 1);
    }

    private static ConversationId conversation(ThreadState state) {
        return switch (state.last()) {
            case LastConversation.None _ -> ThreadSpec.conversation(1);
            case Open(var about, _) -> about.conversationId();
            case LastConversation.Disconnected(var about, _) -> about.conversationId();
        };
    }
}
