package io.onbehalf.conversation.domain.thread;

import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import io.onbehalf.conversation.domain.AgentRequest.AfterCallWorkUpdateRequested;
import io.onbehalf.conversation.domain.AgentRequest.CallerQueue;
import io.onbehalf.conversation.domain.AgentRequest.MessageRequested;
import io.onbehalf.conversation.domain.AgentRequest.TransferTarget;
import io.onbehalf.conversation.domain.ThreadRequest;
import io.onbehalf.conversation.domain.ThreadRequest.ThreadErasureRequested;
import io.onbehalf.conversation.domain.ThreadRequest.ThreadRetentionDue;
import io.onbehalf.conversation.domain.ThreadRequest.WrapupCompleted;
import io.onbehalf.conversation.domain.ThreadRequest.WrapupCorrected;
import io.onbehalf.conversation.domain.consent.KeywordKind;
import io.onbehalf.conversation.domain.delivery.OutboundText;
import io.onbehalf.conversation.domain.delivery.PartOutcome;
import io.onbehalf.conversation.domain.delivery.ReceiptState;
import io.onbehalf.conversation.domain.state.LastConversation.Open;
import io.onbehalf.conversation.domain.state.Participant;
import io.onbehalf.conversation.domain.state.Participant.Agent;
import io.onbehalf.conversation.domain.state.ThreadState;
import io.onbehalf.conversation.domain.value.QuietTerms;
import io.onbehalf.conversation.domain.value.WrapupContent;
import io.onbehalf.kit.domain.CommunicationId;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.MessageId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.WrapupPrompt;
import io.onbehalf.kit.domain.inactivity.InactivityAction;
import io.onbehalf.kit.domain.inactivity.InactivityTerms;
import io.onbehalf.kit.domain.quiet.QuietHours;
import io.onbehalf.kit.domain.sms.Encoding;
import io.onbehalf.kit.domain.wrapup.CompletionType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quicktheories.core.Gen;

/// Random request histories of one thread: three agents, the contact, the mobile network and the clock doing
/// anything at any time.
///
/// A step is a number; what it asks for depends on the state it meets, so that most steps ask for something
/// that can happen and some for what can't.
final class Histories {

    private static final int KINDS = 29;
    private static final int AGENTS = 3;

    /// A refusal because of quiet hours is not remembered, so that a repeat would be decided again.
    private static final QuietTerms OVERRIDDEN =
            new QuietTerms(Optional.of(new QuietHours("21:00", "08:00")), true);

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
            state =
                    ThreadSpec.DECIDER.evolveAll(
                            state, ThreadSpec.DECIDER.decide().apply(state, request).events());
        }
        return requests;
    }

    private static ThreadRequest request(ThreadState state, int step, long minute) {
        String agent = "agent-" + step / KINDS % AGENTS;
        return switch (step % KINDS) {
            case 0 -> ThreadSpec.compose(agent, minute);
            case 1 ->
                    ThreadSpec.compose(agent, minute, false, WrapupPrompt.AGENT_REQUESTED, ThreadSpec.WINDOW);
            case 2 -> ThreadSpec.resume(agent, minute);
            case 3 -> ThreadSpec.inbound(minute);
            case 4 -> send(state, agent);
            case 5 -> disconnect(state, agent, minute, null);
            case 6 -> disconnect(state, agent, minute, participant(state));
            case 7 -> CarrierFixtures.keyword(minute, WORDS.get(step / KINDS % WORDS.size()));
            case 8 -> CarrierFixtures.part(minute, step / KINDS % 3, 2, 1 + step / KINDS % 2, "words");
            case 9 -> CarrierFixtures.timer(minute);
            case 10 -> concluded(state, minute);
            case 11 ->
                    CarrierFixtures.receipt("ID" + minute % 3, RECEIPTS.get(step / KINDS % RECEIPTS.size()));
            case 12 -> CarrierFixtures.elsewhere(minute % 2 == 0, minute);
            case 13 -> ThreadSpec.assign(agent, minute, conversation(state), ThreadSpec.STINTS);
            case 14 -> ThreadSpec.alert(agent, minute, conversation(state));
            case 15 -> answer(state, agent, minute);
            case 16 -> transfer(state, agent, minute);
            case 17 -> disconnect(state, agent, minute, offer(state));
            case 18 ->
                    ThreadSpec.deleted(
                            minute, conversation(state), minute % 3 == 0 ? null : ThreadSpec.SALES_QUEUE);
            case 19 -> ThreadSpec.agentless(minute, minute % 2 == 0, ThreadSpec.WINDOW, OVERRIDDEN);
            case 20 -> ThreadSpec.withText(ThreadSpec.compose(agent, minute), OVERRIDDEN);
            case 21 ->
                    ThreadSpec.termsChanged(
                            minute,
                            conversation(state),
                            minute % 3 == 0
                                    ? InactivityTerms.OFF
                                    : new InactivityTerms(
                                            true, Optional.of(600), InactivityAction.DISCONNECT));
            case 22 -> requestWork(state, agent, minute);
            case 23 -> corrected(state, agent);
            case 24 -> ThreadSpec.release(agent, minute, conversation(state), participant(state));
            case 25 ->
                    ThreadSpec.takeOver(
                            agent, minute, conversation(state), participant(state), ThreadSpec.STINTS);
            // Seldom, since nothing follows in most histories once the contact is out.
            case 26 ->
                    minute % 5 == 0
                            ? ThreadSpec.optOut(agent, minute, conversation(state))
                            : wrappedUp(state, agent);
            // Seldom, since nothing is left that more could follow from.
            case 27 -> minute % 5 == 0 ? forget(minute) : wrappedUp(state, agent);
            default -> wrappedUp(state, agent);
        };
    }

    private static ThreadRequest forget(long minute) {
        return minute % 2 == 0
                ? new ThreadErasureRequested(
                        ThreadSpec.at(minute), CarrierFixtures.CONTACT_ID, "erasure-" + minute)
                : new ThreadRetentionDue(ThreadSpec.at(minute), ThreadSpec.minute(minute - 30));
    }

    private static ThreadRequest send(ThreadState state, String agent) {
        CommunicationId communication =
                state.last() instanceof Open open && open.holder().isPresent()
                        ? open.holder().get().ref().communicationId()
                        : ThreadSpec.communication(5);
        return new MessageRequested(
                ThreadSpec.at(0),
                new UserId(agent),
                conversation(state),
                communication,
                new OutboundText("Hello", 1, Encoding.GSM7),
                List.of(new CallerQueue(ThreadSpec.SUPPORT, ThreadSpec.NUMBER)),
                QuietTerms.NONE);
    }

    /// Mostly by the agent to whom it is offered.
    private static ThreadRequest answer(ThreadState state, String agent, long minute) {
        String user =
                state.last() instanceof Open open && minute % 4 != 0
                        ? open.alerting().map(alert -> alert.stint().userId().value()).orElse(agent)
                        : agent;
        return ThreadSpec.answer(user, minute, conversation(state), offer(state));
    }

    private static ThreadRequest transfer(ThreadState state, String agent, long minute) {
        TransferTarget target =
                minute % 2 == 0
                        ? ThreadSpec.toAgent("agent-" + minute % AGENTS)
                        : ThreadSpec.toQueue(
                                minute % 3 == 0 ? ThreadSpec.SUPPORT_QUEUE : ThreadSpec.SALES_QUEUE);
        return ThreadSpec.transfer(
                agent,
                minute,
                conversation(state),
                participant(state),
                target,
                minute % 5 < 2,
                minute % 7 < 3);
    }

    /// The agent or, beside another agent, the queue that the conversation is offered to.
    private static ParticipantId offer(ThreadState state) {
        return state.last() instanceof Open open
                ? open.alerting()
                        .<Participant>map(alert -> alert)
                        .or(open::waiting)
                        .map(each -> each.ref().participantId())
                        .orElse(participant(state))
                : participant(state);
    }

    private static ThreadRequest concluded(ThreadState state, long minute) {
        MessageId newest = state.deliveries().newestMessageId();
        long message =
                newest == null
                        ? CarrierFixtures.FIRST_MESSAGE
                        : ThreadIds.counterOf(newest.value(), Kind.MESSAGE).orElseThrow();
        PartOutcome outcome =
                minute % 2 == 0 ? CarrierFixtures.accepted(1, "ID" + minute % 3) : CarrierFixtures.unknown(1);
        return CarrierFixtures.concluded(message, minute, minute % 5 == 0, outcome);
    }

    private static ThreadRequest disconnect(
            ThreadState state, String agent, long minute, @Nullable ParticipantId participant) {
        return ThreadSpec.disconnect(agent, minute, conversation(state), participant, minute % 2 == 0);
    }

    /// The holder of the conversation or, when it is disconnected, the oldest agent who awaits a wrap-up.
    private static ParticipantId participant(ThreadState state) {
        return state.last() instanceof Open open && open.holder().isPresent()
                ? open.holder().get().ref().participantId()
                : ended(state);
    }

    private static ParticipantId ended(ThreadState state) {
        List<Agent> ended = state.ended().agents();
        return ended.isEmpty() ? ThreadSpec.participant(4) : ended.getFirst().ref().participantId();
    }

    /// Mostly for the connected agent.
    private static ThreadRequest requestWork(ThreadState state, String agent, long minute) {
        Optional<Agent> connected = state.last() instanceof Open open ? open.agent() : Optional.empty();
        return new AfterCallWorkUpdateRequested(
                ThreadSpec.at(minute),
                new UserId(agent),
                conversation(state),
                connected.map(each -> each.ref().participantId()).orElse(participant(state)),
                connected.map(each -> each.ref().communicationId()).orElse(ThreadSpec.communication(5)),
                minute % 3 != 0,
                minute % 4 != 0);
    }

    private static ThreadRequest corrected(ThreadState state, String agent) {
        return new WrapupCorrected(
                ThreadSpec.ACME,
                conversation(state),
                participant(state),
                new UserId(agent),
                ThreadSpec.RESOLVED,
                1);
    }

    private static ThreadRequest wrappedUp(ThreadState state, String agent) {
        return new WrapupCompleted(
                ThreadSpec.ACME,
                conversation(state),
                ended(state),
                new UserId(agent),
                new WrapupContent(Optional.empty(), Optional.empty(), Optional.empty(), List.of()),
                1,
                CompletionType.GIVEN,
                new UserId(agent),
                Optional.of("left"));
    }

    private static ConversationId conversation(ThreadState state) {
        return state.last().knownId().orElse(ThreadSpec.conversation(1));
    }
}
