package io.onbehalf.conversation.topology.lists;

import io.onbehalf.conversation.domain.DisconnectType;
import io.onbehalf.conversation.domain.Participation;
import io.onbehalf.conversation.domain.Participation.AlertEnded;
import io.onbehalf.conversation.domain.routing.AgentReport;
import io.onbehalf.conversation.domain.routing.AgentReport.AgentLoadReported;
import io.onbehalf.conversation.domain.routing.AgentReport.AlertNotAnswered;
import io.onbehalf.kit.topology.EventHeader;
import io.onbehalf.kit.topology.EventSerdes.Received;
import io.onbehalf.kit.topology.FollowUp;
import io.onbehalf.kit.topology.RequestHeader;
import io.onbehalf.kit.topology.Requested;
import java.util.Optional;

/// What queue-service is told of an agent, under the agent's organization.
public final class AgentReports {

    private AgentReports() {}

    /// That an agent has a first conversation, or none any more; how many more there are makes no difference
    /// to their routing status.
    public static Optional<FollowUp<Requested<AgentReport>>> load(AgentLoadChange change) {
        AgentLoad load = change.load();
        InteractionChange cause = change.cause();
        String requestId =
                "%s/%d/load/%s".formatted(cause.thread().value(), cause.sequence(), load.userId().value());
        return load.conversations() > 1
                ? Optional.empty()
                : Optional.of(
                        new FollowUp<>(
                                load.organizationId().value(),
                                new Requested<>(
                                        new AgentLoadReported(load.userId(), load.conversations()),
                                        new RequestHeader(
                                                requestId,
                                                "",
                                                load.organizationId().value(),
                                                cause.interaction().connectedAt(),
                                                cause.actor()))));
    }

    /// That an agent did not answer an alert.
    public static Optional<FollowUp<Requested<AgentReport>>> unanswered(Received<Participation> received) {
        EventHeader header = received.header();
        return received.event() instanceof AlertEnded ended
                        && ended.disconnectType() == DisconnectType.TRANSFER_NOANSWER
                ? Optional.of(
                        new FollowUp<>(
                                header.organizationId(),
                                new Requested<>(
                                        new AlertNotAnswered(ended.userId(), ended.conversationId()),
                                        new RequestHeader(
                                                header.eventId() + "/not-answered",
                                                "",
                                                header.organizationId(),
                                                header.occurredAt(),
                                                header.actor()))))
                : Optional.empty();
    }
}
