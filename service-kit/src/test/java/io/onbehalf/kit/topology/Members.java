package io.onbehalf.kit.topology;

import static java.util.Objects.requireNonNull;

import io.onbehalf.kit.avro.SchemaRegistry.RegistryUnavailable;
import io.onbehalf.kit.domain.Decider;
import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.topology.MembersEvent.QueueMemberAdded;
import io.onbehalf.kit.topology.MembersEvent.QueueMemberRemoved;
import io.onbehalf.kit.topology.MembersEvent.Unmapped;
import io.onbehalf.kit.topology.MembersRequest.QueueMembersAddRequested;
import io.onbehalf.kit.topology.MembersRequest.QueueMembersRemoveRequested;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.jspecify.annotations.Nullable;

/// The members of a queue. A user joins once; a guest leaves after an hour.
///
/// Some user ids cause failures: see [#decide].
record Members(List<Member> all) {

    static final Members NONE = new Members(List.of());
    static final Duration STAY = Duration.ofHours(1);

    /// @param until when a guest leaves; null for one who stays
    record Member(String queueId, String userId, @Nullable Instant until) {}

    record QueueReply(
            @Nullable Refusal refusal,
            @Nullable String queue,
            @Nullable String organization,
            @Nullable String user,
            List<String> queues,
            @Nullable String library,
            @Nullable String response) {

        QueueReply(@Nullable Refusal refusal) {
            this(refusal, null, null, null, List.of(), null, null);
        }
    }

    static final Decider<Members, MembersRequest, MembersEvent, QueueReply> DECIDER =
            new Decider<>(NONE, Members::decide, Members::evolve, Members::dueAt, Members::whenDue);

    static Decision<MembersEvent, QueueReply> decide(Members state, MembersRequest request) {
        return switch (request) {
            case QueueMembersAddRequested add -> state.add(add);
            case QueueMembersRemoveRequested(var queueId, var userIds, _, _, _) ->
                    Decision.of(
                            userIds.stream()
                                    .filter(userId -> !userId.equals("guest-ignored"))
                                    .map(userId -> state.removed(queueId, userId))
                                    .toList(),
                            accepted());
        };
    }

    private Decision<MembersEvent, QueueReply> add(QueueMembersAddRequested request) {
        for (String userId : request.userIds()) {
            if (has(userId)) {
                return Decision.answer(refused("member.already", userId));
            }
            if (userId.startsWith("early") && !has("open")) {
                return Decision.answer(refused("come.later", userId));
            }
        }
        List<MembersEvent> events = request.userIds().stream().map(userId -> added(request, userId)).toList();
        return request.userIds().stream().anyMatch(userId -> userId.endsWith("silent"))
                ? Decision.unanswered(events)
                : Decision.of(events, accepted());
    }

    /// The event for a user; some user ids cause failures instead.
    private static MembersEvent added(QueueMembersAddRequested request, String userId) {
        return switch (userId) {
            case "nameless" -> new QueueMemberAdded(request.queueId(), null, null);
            case "unmapped" -> new Unmapped(request.queueId());
            case "bug" -> throw new IllegalStateException("queue support: a bug");
            case "registry" -> throw new RegistryUnavailable("away", new IOException("refused"));
            case "broker" -> throw new TimeoutException("no leader");
            case "store" -> throw new ProcessorStateException("the store can't be read");
            default ->
                    new QueueMemberAdded(
                            request.queueId(),
                            userId,
                            userId.startsWith("guest") ? request.requestedAt().plus(STAY) : null);
        };
    }

    /// A bug keeps a guest until there is a fix.
    private MembersEvent removed(String queueId, String userId) {
        if (userId.equals("guest-bug") && !has("fix")) {
            throw new IllegalStateException("queue support: a bug");
        }
        return new QueueMemberRemoved(queueId, userId);
    }

    /// A guest who overstays is removed without leaving.
    static Members evolve(Members state, MembersEvent event) {
        return switch (event) {
            case QueueMemberAdded(var queueId, var userId, var until) ->
                    new Members(
                            Stream.concat(
                                            state.all().stream(),
                                            Stream.of(new Member(queueId, "" + userId, until)))
                                    .toList());
            case QueueMemberRemoved(_, var userId) when userId.equals("guest-overstays") -> state;
            case QueueMemberRemoved(_, var userId) ->
                    new Members(state.all().stream().filter(each -> !each.userId().equals(userId)).toList());
            case Unmapped _ -> state;
        };
    }

    static Optional<Instant> dueAt(Members state) {
        return state.all().stream()
                .flatMap(each -> Stream.ofNullable(each.until()))
                .min(Comparator.naturalOrder());
    }

    static MembersRequest whenDue(Members state, Instant now) {
        List<Member> leaving =
                state.all().stream()
                        .filter(each -> each.until() != null && !requireNonNull(each.until()).isAfter(now))
                        .toList();
        return new QueueMembersRemoveRequested(
                leaving.getFirst().queueId(), leaving.stream().map(Member::userId).toList());
    }

    private boolean has(String userId) {
        return all.stream().anyMatch(each -> each.userId().equals(userId));
    }

    private static QueueReply accepted() {
        return new QueueReply(null);
    }

    private static QueueReply refused(String code, String userId) {
        return refused(new Refusal(code, Map.of("user", userId)));
    }

    static QueueReply refused(Refusal refusal) {
        return new QueueReply(refusal);
    }
}
