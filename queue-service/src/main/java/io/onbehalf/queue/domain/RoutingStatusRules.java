package io.onbehalf.queue.domain;

import io.onbehalf.kit.domain.UserId;
import io.onbehalf.queue.domain.QueueEvent.AgentLoadChanged;
import io.onbehalf.queue.domain.QueueEvent.UserRoutingStatusChanged;
import io.onbehalf.queue.domain.QueueRequest.AgentLoadReported;
import io.onbehalf.queue.domain.QueueRequest.AlertNotAnswered;
import io.onbehalf.queue.domain.user.RoutingStatus;
import io.onbehalf.queue.domain.user.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The rules of the routing status: what users set, and what follows from their conversations.
final class RoutingStatusRules {

    private RoutingStatusRules() {}

    /// An agent to whom nothing is offered is not expected to answer. A report from before the agent's
    /// present status is late, or comes again.
    static List<QueueEvent> missed(User user, AlertNotAnswered missed) {
        return user.routingStatus().isOffered() && !missed.requestedAt().isBefore(user.routingStatusSince())
                ? change(user, RoutingStatus.NOT_RESPONDING, missed.requestedAt(), Optional.empty())
                : List.of();
    }

    /// An agent on queue interacts while they hold conversations; of another agent the load is only kept.
    static List<QueueEvent> report(User user, AgentLoadReported report) {
        if (report.conversations() == user.conversations()) {
            return List.of();
        }
        List<QueueEvent> events = new ArrayList<>();
        events.add(
                new AgentLoadChanged(
                        report.organizationId(),
                        report.requestedAt(),
                        report.userId(),
                        report.conversations()));
        if (user.routingStatus().isOffered()) {
            RoutingStatus after = user.withConversations(report.conversations()).statusOnQueue();
            events.addAll(change(user, after, report.requestedAt(), Optional.empty()));
        }
        return events;
    }

    /// The change to another status; nothing if it is the same.
    ///
    /// @param changedBy empty where a conversation changes it
    static List<QueueEvent> change(User user, RoutingStatus after, Instant at, Optional<UserId> changedBy) {
        return after == user.routingStatus()
                ? List.of()
                : List.of(
                        new UserRoutingStatusChanged(
                                user.organizationId(),
                                at,
                                user.userId(),
                                after,
                                user.routingStatus(),
                                changedBy));
    }
}
