package io.onbehalf.conversation.domain.state;

import io.onbehalf.conversation.domain.state.Participant.Agent;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Agents who disconnected and whose wrap-up is not completed, oldest first.
///
/// @param forgottenTo the number of the newest that was forgotten; 0 if none was
public record EndedAgents(List<Agent> agents, long forgottenTo) {

    public static final EndedAgents NONE = new EndedAgents(List.of(), 0);

    /// Every decision about the thread reads them all, so this many wrap-ups may be owed at the same time.
    private static final int OWED = 400;

    /// Agents whose after-call work is not owed are forgotten beyond this many, the oldest first.
    private static final int OTHERS_KEPT = 50;

    public EndedAgents {
        agents = List.copyOf(agents);
    }

    /// True if one more wrap-up may be owed.
    public boolean hasRoom() {
        return owing() < OWED;
    }

    public Optional<Agent> of(ParticipantId participantId) {
        return agents.stream().filter(each -> each.is(participantId)).findFirst();
    }

    /// True if it can't be told whether a participant's wrap-up is completed: they may be forgotten. It is
    /// not owed.
    public boolean mayHaveForgotten(ParticipantId participantId) {
        return of(participantId).isEmpty() && number(participantId) <= forgottenTo;
    }

    public EndedAgents plus(Agent agent) {
        var all = new EndedAgents(Stream.concat(agents.stream(), Stream.of(agent)).toList(), forgottenTo);
        return all.forgetting(all.agents().size() - all.owing() - OTHERS_KEPT);
    }

    public EndedAgents without(ParticipantId participantId) {
        return new EndedAgents(agents.stream().filter(each -> !each.is(participantId)).toList(), forgottenTo);
    }

    private EndedAgents forgetting(long surplus) {
        List<Agent> oldest =
                agents.stream().filter(each -> !each.owed()).limit(Math.max(0, surplus)).toList();
        return new EndedAgents(
                agents.stream().filter(each -> !oldest.contains(each)).toList(),
                oldest.stream()
                        .mapToLong(each -> number(each.ref().participantId()))
                        .reduce(forgottenTo, Math::max));
    }

    private long owing() {
        return agents.stream().filter(Agent::owed).count();
    }

    private static long number(ParticipantId participantId) {
        return ThreadIds.counterOf(participantId.value(), Kind.PARTICIPANT).orElse(Long.MAX_VALUE);
    }
}
