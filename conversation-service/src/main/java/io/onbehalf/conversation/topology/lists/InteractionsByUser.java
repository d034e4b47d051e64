package io.onbehalf.conversation.topology.lists;

import io.onbehalf.conversation.domain.Participation;
import io.onbehalf.conversation.domain.Participation.AfterCallWorkUpdated;
import io.onbehalf.conversation.domain.Participation.AgentAlerted;
import io.onbehalf.conversation.domain.Participation.AlertEnded;
import io.onbehalf.conversation.domain.Participation.InteractionDeallocated;
import io.onbehalf.conversation.domain.Participation.ParticipantConnected;
import io.onbehalf.conversation.domain.Participation.ParticipantDisconnected;
import io.onbehalf.conversation.domain.Participation.ParticipantWrappedUp;
import io.onbehalf.conversation.domain.Participation.ParticipantWrapupCorrected;
import io.onbehalf.conversation.topology.lists.InteractionChange.Kind;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.topology.EventHeader;
import io.onbehalf.kit.topology.EventSerdes.Received;
import io.onbehalf.kit.topology.FollowUp;
import java.util.Optional;

/// Sends what changes an agent's list of interactions to the agent's partition.
public final class InteractionsByUser {

    private InteractionsByUser() {}

    public static Optional<FollowUp<InteractionChange>> of(Received<Participation> received) {
        return switch (received.event()) {
            case AgentAlerted alerted ->
                    change(
                            received,
                            alerted.stint().userId(),
                            alerted.participant().participantId(),
                            Kind.JOINED);
            case ParticipantConnected connected ->
                    connected
                            .agent()
                            .flatMap(agent ->
                                    change(
                                            received,
                                            agent.userId(),
                                            connected.participant().participantId(),
                                            Kind.JOINED));
            case ParticipantDisconnected disconnected ->
                    disconnected
                            .userId()
                            .flatMap(user ->
                                    change(
                                            received,
                                            user,
                                            disconnected.participant().participantId(),
                                            Kind.ENDED));
            case AlertEnded ended ->
                    change(received, ended.userId(), ended.participant().participantId(), Kind.LEFT);
            case InteractionDeallocated deallocated ->
                    change(received, deallocated.userId(), deallocated.participantId(), Kind.LEFT);
            case AfterCallWorkUpdated _, ParticipantWrappedUp _, ParticipantWrapupCorrected _ ->
                    Optional.empty();
        };
    }

    private static Optional<FollowUp<InteractionChange>> change(
            Received<Participation> received, UserId user, ParticipantId participant, Kind kind) {
        EventHeader header = received.header();
        Interaction interaction =
                new Interaction(
                        new OrganizationId(header.organizationId()),
                        received.event().conversationId(),
                        participant,
                        header.occurredAt(),
                        true);
        return Optional.of(
                new FollowUp<>(
                        user.value(),
                        new InteractionChange(
                                interaction,
                                kind,
                                new ThreadId(header.key()),
                                header.sequence(),
                                header.actor())));
    }
}
