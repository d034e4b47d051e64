package io.onbehalf.conversation.domain.state;

import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.DisconnectType;
import io.onbehalf.conversation.domain.Lifecycle.ConversationDisconnected;
import io.onbehalf.conversation.domain.Participation.AgentAlerted;
import io.onbehalf.conversation.domain.Participation.AlertEnded;
import io.onbehalf.conversation.domain.Participation.InteractionDeallocated;
import io.onbehalf.conversation.domain.Participation.ParticipantConnected;
import io.onbehalf.conversation.domain.RequestContext;
import io.onbehalf.conversation.domain.state.LastConversation.Open;
import io.onbehalf.conversation.domain.state.Participant.Agent;
import io.onbehalf.conversation.domain.state.Participant.Alerting;
import io.onbehalf.conversation.domain.state.Participant.Ending;
import io.onbehalf.conversation.domain.value.ParticipantRef;
import io.onbehalf.conversation.domain.value.QueueRef;
import io.onbehalf.conversation.domain.value.Stint;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Collects the events by which an open conversation passes from one holder to the next, in their order.
public final class Handover {

    private final Open open;
    private final Instant at;
    private final @Nullable UserId by;
    private final Optional<String> reason;
    private final IdSource ids;
    private final List<ConversationEvent> events = new ArrayList<>();

    /// @param by the user who hands it on or takes it; null where none did
    public Handover(ThreadState state, Open open, RequestContext context, @Nullable UserId by) {
        this(state, open, context, by, Optional.empty());
    }

    /// @param reason why, in the words of a supervisor; empty if none was given
    public Handover(
            ThreadState state,
            Open open,
            RequestContext context,
            @Nullable UserId by,
            Optional<String> reason) {
        this.open = open;
        this.at = context.requestedAt();
        this.by = by;
        this.reason = reason;
        this.ids = new IdSource(context.threadId(), state.idsUsed());
    }

    public Handover endAlert(DisconnectType type) {
        open.alerting().ifPresent(alert -> events.add(ended(alert, type, by)));
        return this;
    }

    public static AlertEnded ended(Alerting alert, DisconnectType type, @Nullable UserId by) {
        return new AlertEnded(alert.ref(), alert.stint().userId(), alert.stint().queueId(), type, by);
    }

    public Handover endWaiting(DisconnectType type) {
        open.waiting().ifPresent(waiting -> events.add(Participant.disconnected(waiting, ending(type))));
        return this;
    }

    /// Ends what the connected agent has begun: a transfer that nobody has accepted.
    public Handover endTransfer(DisconnectType type) {
        return open.agent().isPresent() ? endAlert(type).endWaiting(type) : endAlert(type);
    }

    public Handover endStint(DisconnectType type) {
        open.agent()
                .ifPresent(agent -> {
                    events.add(Participant.disconnected(agent, ending(type)));
                    deallocate(agent);
                });
        return this;
    }

    /// The conversation leaves its agent, and waits in the queue of the stint. A transfer that the agent has
    /// begun goes on without them.
    ///
    /// @param type how the agent is disconnected
    public Handover endStintAndWait(DisconnectType type) {
        endStint(type);
        if (open.waiting().isEmpty()) {
            open.agent().ifPresent(agent -> waitIn(agent.stint().queue()));
        }
        return this;
    }

    /// Ends the conversation for everyone.
    ///
    /// @param type how its holder is disconnected
    public List<ConversationEvent> end(DisconnectType type) {
        open.agent().ifPresent(agent -> events.add(Participant.disconnected(agent, ending(type))));
        endWaiting(open.agent().isPresent() ? DisconnectType.PEER : type);
        endAlert(DisconnectType.PEER);
        open.customer()
                .ifPresent(each -> events.add(Participant.disconnected(each, ending(DisconnectType.PEER))));
        events.add(new ConversationDisconnected(at, conversationId(), !open.facts().messaged()));
        open.agent().ifPresent(this::deallocate);
        return events();
    }

    private Ending ending(DisconnectType type) {
        return new Ending(type, by, reason);
    }

    /// An agent without after-call work has nothing more to do.
    private void deallocate(Agent agent) {
        if (!agent.owed()) {
            events.add(
                    new InteractionDeallocated(
                            conversationId(),
                            agent.ref().participantId(),
                            agent.userId(),
                            Optional.of(agent.queueId())));
        }
    }

    public Handover waitIn(QueueRef queue) {
        events.add(ParticipantConnected.waiting(at, ids.participant(conversationId()), queue));
        return this;
    }

    public Handover alert(Stint stint, int seconds) {
        ParticipantRef participant = ids.participant(conversationId());
        events.add(new AgentAlerted(at, participant, stint, at.plusSeconds(seconds)));
        return this;
    }

    public Handover connect(Stint stint) {
        return connect(ids.participant(conversationId()), stint);
    }

    public Handover connect(ParticipantRef participant, Stint stint) {
        events.add(ParticipantConnected.agent(at, participant, stint));
        return this;
    }

    public List<ConversationEvent> events() {
        return List.copyOf(events);
    }

    private ConversationId conversationId() {
        return open.facts().conversationId();
    }
}
