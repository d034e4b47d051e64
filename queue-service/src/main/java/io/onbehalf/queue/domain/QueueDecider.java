package io.onbehalf.queue.domain;

import io.onbehalf.kit.domain.Decider;
import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.queue.domain.QueueEvent.OrganizationUpdated;
import io.onbehalf.queue.domain.QueueEvent.QueueCreated;
import io.onbehalf.queue.domain.QueueEvent.QueueDeleted;
import io.onbehalf.queue.domain.QueueEvent.QueueMemberAdded;
import io.onbehalf.queue.domain.QueueEvent.QueueMemberRemoved;
import io.onbehalf.queue.domain.QueueEvent.QueueMemberUpdated;
import io.onbehalf.queue.domain.QueueEvent.QueueRequestRefused;
import io.onbehalf.queue.domain.QueueEvent.QueueUpdated;
import io.onbehalf.queue.domain.QueueRequest.OrganizationSettingsUpdateRequested;
import io.onbehalf.queue.domain.QueueRequest.OrganizationUpdateRequested;
import io.onbehalf.queue.domain.QueueRequest.QueueCreateRequested;
import io.onbehalf.queue.domain.QueueRequest.QueueDeleteRequested;
import io.onbehalf.queue.domain.QueueRequest.QueueMemberUpdateRequested;
import io.onbehalf.queue.domain.QueueRequest.QueueMembersAddRequested;
import io.onbehalf.queue.domain.QueueRequest.QueueMembersRemoveRequested;
import io.onbehalf.queue.domain.QueueRequest.QueueUpdateRequested;
import io.onbehalf.queue.domain.QueueRequest.UserUpdateRequested;
import io.onbehalf.queue.domain.QueueRequest.UtilizationUpdateRequested;
import io.onbehalf.queue.domain.organization.OrganizationSnapshot;
import io.onbehalf.queue.domain.responses.LibraryId;
import io.onbehalf.queue.domain.user.User;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The rules of queues, their members and their organization; those of users are in [UserDecider], those of
/// canned responses in [ResponseDecider].
///
/// A request that is already fulfilled is accepted and changes nothing. A request that the state does not
/// allow is refused, with an event.
public final class QueueDecider {

    public static final Decider<QueueState, QueueRequest, QueueEvent, QueueReply> DECIDER =
            Decider.untimed(QueueState.INITIAL, QueueDecider::decide, QueueState::evolve);

    private QueueDecider() {}

    public static Decision<QueueEvent, QueueReply> decide(QueueState state, QueueRequest request) {
        return switch (request) {
            case QueueCreateRequested create -> create(state, create);
            case QueueRequest.AboutOrganization about -> update(state, about);
            case QueueRequest.AboutUser about -> UserDecider.decide(state, about);
            case ResponseRequest about -> ResponseDecider.decide(state.responses(), about);
            case QueueRequest.AboutQueue about ->
                    state.queue()
                            .map(queue -> decide(state, queue, about))
                            .orElseGet(
                                    () -> refuse(about.queueId(), QueueRefusals.notFound(about.queueId())));
        };
    }

    /// What administrators edit, as a GET shows it: the queue, the settings of the organization, the user,
    /// the library or the canned response that a request changes; empty for other requests, and for what is
    /// not there.
    public static Optional<? extends Record> edited(QueueState state, QueueRequest request) {
        return switch (request) {
            case QueueUpdateRequested _, QueueDeleteRequested _ -> state.queue();
            case UserUpdateRequested _ -> state.user().flatMap(User::snapshot);
            case QueueRequest.AboutOrganization about -> Optional.of(current(state, about));
            case ResponseRequest about -> ResponseDecider.edited(state.responses(), about);
            case QueueCreateRequested _, QueueRequest.AboutQueue _, QueueRequest.AboutUser _ ->
                    Optional.empty();
        };
    }

    private static Decision<QueueEvent, QueueReply> decide(
            QueueState state, Queue queue, QueueRequest.AboutQueue request) {
        return switch (request) {
            case QueueUpdateRequested update -> update(state, queue, update);
            case QueueDeleteRequested delete -> delete(state, queue, delete);
            case QueueMembersAddRequested add -> accept(state, add(state, queue, add));
            case QueueMembersRemoveRequested remove -> remove(state, queue, remove);
            case QueueMemberUpdateRequested update -> update(state, update);
        };
    }

    private static Decision<QueueEvent, QueueReply> create(QueueState state, QueueCreateRequested request) {
        if (state.queue().isPresent()) {
            return refuse(request.queueId(), QueueRefusals.alreadyExists(request.queueId()));
        }
        Optional<QueueId> holder = state.nameHolder();
        if (holder.isPresent()) {
            return refuse(
                    request.queueId(), QueueRefusals.nameInUse(request.settings().name(), holder.get()));
        }
        Optional<Refusal> unknown = unknownLibrary(state, request.settings(), List.of());
        if (unknown.isPresent()) {
            return refuse(request.queueId(), unknown.get());
        }
        var created =
                new QueueCreated(
                        request.organizationId(),
                        request.requestedAt(),
                        request.queueId(),
                        request.settings(),
                        request.requestedBy());
        return accept(state, List.of(created));
    }

    private static Decision<QueueEvent, QueueReply> update(
            QueueState state, Queue queue, QueueUpdateRequested request) {
        Optional<QueueId> other = state.nameHolder().filter(holder -> !holder.equals(request.queueId()));
        if (other.isPresent()) {
            return refuse(request.queueId(), QueueRefusals.nameInUse(request.settings().name(), other.get()));
        }
        if (request.settings().equals(queue.settings())) {
            return accept(state, List.of());
        }
        List<LibraryId> present = queue.settings().cannedResponseLibraries().libraryIds();
        Optional<Refusal> unknown = unknownLibrary(state, request.settings(), present);
        if (unknown.isPresent()) {
            return refuse(request.queueId(), unknown.get());
        }
        var updated =
                new QueueUpdated(
                        request.requestedAt(), request.queueId(), request.settings(), request.requestedBy());
        return accept(state, List.of(updated));
    }

    /// A library that the settings name for the first time, and that is not there.
    ///
    /// @param present the libraries that the queue has, of which some may be deleted since
    private static Optional<Refusal> unknownLibrary(
            QueueState state, QueueSettings settings, List<LibraryId> present) {
        return settings.cannedResponseLibraries().libraryIds().stream()
                .filter(id -> !present.contains(id) && state.responses().library(id).isEmpty())
                .findFirst()
                .map(QueueRefusals::libraryNotFound);
    }

    private static Decision<QueueEvent, QueueReply> delete(
            QueueState state, Queue queue, QueueDeleteRequested request) {
        if (!request.conversations().isEmpty() && !request.force()) {
            return refuse(
                    request.queueId(),
                    QueueRefusals.hasConversations(request.queueId(), request.conversations()));
        }
        if (queue.snapshot().memberCount() > 0 && !request.force()) {
            return refuse(request.queueId(), QueueRefusals.hasMembers(queue.snapshot()));
        }
        Stream<QueueEvent> membersRemoved =
                state.members().keySet().stream()
                        .sorted(Comparator.comparing(UserId::value))
                        .map(user -> new QueueMemberRemoved(request.queueId(), user));
        var deleted =
                new QueueDeleted(
                        request.queueId(),
                        request.requestedBy(),
                        state.successor().map(Queue::queueId),
                        state.successor().map(next -> next.settings().name()));
        return Decision.of(Stream.concat(membersRemoved, Stream.of(deleted)).toList(), QueueReply.ACCEPTED);
    }

    private static List<QueueEvent> add(QueueState state, Queue queue, QueueMembersAddRequested request) {
        OrganizationId organization = queue.snapshot().organizationId();
        return request.userIds().stream()
                .distinct()
                .filter(user -> !state.members().containsKey(user))
                .<QueueEvent>map(user -> new QueueMemberAdded(organization, request.queueId(), user))
                .toList();
    }

    private static Decision<QueueEvent, QueueReply> remove(
            QueueState state, Queue queue, QueueMembersRemoveRequested request) {
        List<QueueEvent> removed =
                request.userIds().stream()
                        .distinct()
                        .filter(state.members()::containsKey)
                        .<QueueEvent>map(user -> new QueueMemberRemoved(request.queueId(), user))
                        .toList();
        boolean leavesNobody = !removed.isEmpty() && removed.size() == queue.snapshot().memberCount();
        if (leavesNobody && !request.conversations().isEmpty() && !request.force()) {
            return refuse(
                    request.queueId(), QueueRefusals.lastMember(request.queueId(), request.conversations()));
        }
        return accept(state, removed);
    }

    private static Decision<QueueEvent, QueueReply> update(
            QueueState state, QueueMemberUpdateRequested request) {
        QueueMemberSnapshot member = state.members().get(request.userId());
        if (member == null) {
            return refuse(
                    request.queueId(), QueueRefusals.memberNotFound(request.queueId(), request.userId()));
        }
        if (member.joined() == request.joined()) {
            return accept(state, List.of());
        }
        var updated =
                new QueueMemberUpdated(
                        member.organizationId(), request.queueId(), request.userId(), request.joined());
        return accept(state, List.of(updated));
    }

    private static Decision<QueueEvent, QueueReply> update(
            QueueState state, QueueRequest.AboutOrganization request) {
        OrganizationSnapshot before = current(state, request);
        OrganizationSnapshot after =
                switch (request) {
                    case OrganizationUpdateRequested(_, _, var name, var country, _) ->
                            before.with(name, country);
                    case OrganizationSettingsUpdateRequested(_, _, var settings) ->
                            before.withSettings(settings);
                    case UtilizationUpdateRequested(_, _, var capacity) ->
                            before.withMessageCapacity(capacity);
                };
        if (state.organization().isPresent() && after.equals(before)) {
            return Decision.answer(QueueReply.ACCEPTED.with(before));
        }
        OrganizationSnapshot changed = after.inNextVersion();
        return Decision.of(
                List.of(new OrganizationUpdated(changed, before, request.requestedBy())),
                QueueReply.ACCEPTED.with(changed));
    }

    private static OrganizationSnapshot current(QueueState state, QueueRequest.AboutOrganization request) {
        return state.organization().orElseGet(() -> OrganizationSnapshot.initial(request.organizationId()));
    }

    private static Decision<QueueEvent, QueueReply> accept(QueueState state, List<QueueEvent> events) {
        return Decision.of(events, QueueReply.ACCEPTED.with(DECIDER.evolveAll(state, events).queue()));
    }

    static Decision<QueueEvent, QueueReply> refuse(QueueId queue, Refusal refusal) {
        return Decision.of(List.of(new QueueRequestRefused(queue, refusal)), QueueReply.refused(refusal));
    }
}
