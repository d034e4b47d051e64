package io.onbehalf.queue.domain;

import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.queue.domain.QueueEvent.QueueMemberUpdated;
import io.onbehalf.queue.domain.QueueEvent.QueueRequestRefused;
import io.onbehalf.queue.domain.QueueEvent.UserCreated;
import io.onbehalf.queue.domain.QueueEvent.UserPreferencesUpdated;
import io.onbehalf.queue.domain.QueueEvent.UserUpdated;
import io.onbehalf.queue.domain.QueueRequest.AgentLoadReported;
import io.onbehalf.queue.domain.QueueRequest.AlertNotAnswered;
import io.onbehalf.queue.domain.QueueRequest.UserCreateRequested;
import io.onbehalf.queue.domain.QueueRequest.UserPreferencesUpdateRequested;
import io.onbehalf.queue.domain.QueueRequest.UserQueuesUpdateRequested;
import io.onbehalf.queue.domain.QueueRequest.UserRecognized;
import io.onbehalf.queue.domain.QueueRequest.UserRoutingStatusUpdateRequested;
import io.onbehalf.queue.domain.QueueRequest.UserUpdateRequested;
import io.onbehalf.queue.domain.user.RoutingStatus;
import io.onbehalf.queue.domain.user.User;
import io.onbehalf.queue.domain.user.UserProfile;
import io.onbehalf.queue.domain.user.UserState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The rules of users: their entry in the directory, their memberships, their preferences; those of their
/// routing status are in [RoutingStatusRules].
///
/// Reports of conversation-service have no reply. A report about a user who is not in the directory is kept
/// until they are.
final class UserDecider {

    private UserDecider() {}

    static Decision<QueueEvent, QueueReply> decide(QueueState state, QueueRequest.AboutUser request) {
        return switch (request) {
            case UserUpdateRequested update -> update(state, update);
            case UserQueuesUpdateRequested update -> update(state, update);
            case QueueRequest.AboutAnyUser about ->
                    decide(
                            state,
                            state.known(about.organizationId(), about.userId(), about.requestedAt()),
                            about);
        };
    }

    private static Decision<QueueEvent, QueueReply> decide(
            QueueState state, User user, QueueRequest.AboutAnyUser request) {
        return switch (request) {
            case UserCreateRequested create -> create(state, user, create);
            case UserRecognized recognized -> accept(state, recognize(user, recognized));
            case UserRoutingStatusUpdateRequested update -> update(state, user, update);
            case UserPreferencesUpdateRequested update -> update(state, user, update);
            case AlertNotAnswered missed -> Decision.unanswered(RoutingStatusRules.missed(user, missed));
            case AgentLoadReported report -> Decision.unanswered(RoutingStatusRules.report(user, report));
        };
    }

    private static Decision<QueueEvent, QueueReply> create(
            QueueState state, User user, UserCreateRequested request) {
        if (user.profile().isPresent()) {
            return refuse(user.userId(), QueueRefusals.userAlreadyExists(user.userId()));
        }
        var created =
                new UserCreated(
                        request.organizationId(),
                        request.requestedAt(),
                        request.userId(),
                        request.name(),
                        request.email(),
                        request.requestedBy());
        return accept(state, List.of(created));
    }

    /// A deleted user stays as they are, whatever their token says.
    private static List<QueueEvent> recognize(User user, UserRecognized recognized) {
        UserProfile known = user.profile().orElse(null);
        if (known == null) {
            return List.of(
                    new UserCreated(
                            recognized.organizationId(),
                            recognized.requestedAt(),
                            recognized.userId(),
                            recognized.name(),
                            recognized.email(),
                            recognized.userId()));
        }
        var seen = new UserProfile(recognized.name(), recognized.email().or(known::email), known.state());
        return known.state() == UserState.DELETED || seen.equals(known)
                ? List.of()
                : List.of(new UserUpdated(user.userId(), seen, user.userId()));
    }

    private static Decision<QueueEvent, QueueReply> update(QueueState state, UserUpdateRequested request) {
        User user = state.user().orElse(null);
        UserProfile before = user == null ? null : user.profile().orElse(null);
        if (user == null || before == null) {
            return refuse(request.userId(), QueueRefusals.userNotFound(request.userId()));
        }
        var after =
                new UserProfile(
                        request.name().orElse(before.name()),
                        request.email().or(before::email),
                        request.state().orElse(before.state()));
        if (before.isActive() && !after.isActive() && user.conversations() > 0) {
            return refuse(request.userId(), QueueRefusals.userHasConversations(request.userId()));
        }
        List<QueueEvent> events = new ArrayList<>();
        if (!after.equals(before)) {
            events.add(new UserUpdated(request.userId(), after, request.requestedBy()));
        }
        if (!after.isActive()) {
            events.addAll(
                    RoutingStatusRules.change(
                            user,
                            RoutingStatus.OFF_QUEUE,
                            request.requestedAt(),
                            Optional.of(request.requestedBy())));
        }
        return accept(state, events);
    }

    /// Users may go on queue before they are in the directory.
    private static Decision<QueueEvent, QueueReply> update(
            QueueState state, User user, UserRoutingStatusUpdateRequested request) {
        boolean onQueue = request.routingStatus() == RoutingStatus.IDLE;
        if (user.profile().isEmpty() && !request.requestedBy().equals(user.userId())) {
            return refuse(user.userId(), QueueRefusals.userNotFound(user.userId()));
        }
        if (onQueue && user.profile().filter(profile -> !profile.isActive()).isPresent()) {
            return refuse(user.userId(), QueueRefusals.userNotActive(user.userId()));
        }
        return accept(
                state,
                RoutingStatusRules.change(
                        user,
                        onQueue ? user.statusOnQueue() : RoutingStatus.OFF_QUEUE,
                        request.requestedAt(),
                        Optional.of(request.requestedBy())));
    }

    private static Decision<QueueEvent, QueueReply> update(
            QueueState state, User user, UserPreferencesUpdateRequested request) {
        QueueId queue = request.preferences().onBehalfOfQueueId().orElse(null);
        if (queue != null) {
            UserQueue there = state.userQueues().get(queue);
            if (there == null) {
                return QueueDecider.refuse(queue, QueueRefusals.notFound(queue));
            }
            if (there.member().isEmpty()) {
                return QueueDecider.refuse(queue, QueueRefusals.memberNotFound(queue, user.userId()));
            }
        }
        return accept(
                state,
                request.preferences().equals(user.preferences())
                        ? List.of()
                        : List.of(
                                new UserPreferencesUpdated(
                                        user.organizationId(),
                                        request.requestedAt(),
                                        user.userId(),
                                        request.preferences())));
    }

    private static Decision<QueueEvent, QueueReply> update(
            QueueState state, UserQueuesUpdateRequested request) {
        List<QueueEvent> events = new ArrayList<>();
        for (UserQueueUpdate update : request.queues()) {
            UserQueue there = state.userQueues().get(update.queueId());
            if (there == null) {
                return QueueDecider.refuse(update.queueId(), QueueRefusals.notFound(update.queueId()));
            }
            QueueMemberSnapshot member = there.member().orElse(null);
            if (member == null) {
                return QueueDecider.refuse(
                        update.queueId(), QueueRefusals.memberNotFound(update.queueId(), request.userId()));
            }
            if (member.joined() != update.joined()) {
                events.add(
                        new QueueMemberUpdated(
                                member.organizationId(),
                                update.queueId(),
                                request.userId(),
                                update.joined()));
            }
        }
        List<QueueSnapshot> queues =
                request.queues().stream()
                        .flatMap(update ->
                                Optional.ofNullable(state.userQueues().get(update.queueId())).stream())
                        .map(there -> there.queue().snapshot())
                        .toList();
        return Decision.of(events, QueueReply.ACCEPTED.withQueues(queues));
    }

    private static Decision<QueueEvent, QueueReply> accept(QueueState state, List<QueueEvent> events) {
        User after = QueueDecider.DECIDER.evolveAll(state, events).user().orElse(null);
        return Decision.of(events, QueueReply.ACCEPTED.withUser(Optional.ofNullable(after)));
    }

    private static Decision<QueueEvent, QueueReply> refuse(UserId user, Refusal refusal) {
        return Decision.of(List.of(new QueueRequestRefused(user, refusal)), QueueReply.refused(refusal));
    }
}
