package io.onbehalf.queue.domain;

import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.UserId;
import java.util.Map;

/// The refusals of this service, by code.
public final class QueueRefusals {

    public static final String NOT_FOUND = "not.found";
    public static final String MEMBER_NOT_FOUND = "queue.member.not.found";
    public static final String NAME_IN_USE = "queue.name.in.use";
    public static final String HAS_MEMBERS = "queue.has.members";
    public static final String ALREADY_EXISTS = "queue.already.exists";

    private QueueRefusals() {}

    static Refusal notFound(QueueId queue) {
        return new Refusal(NOT_FOUND, Map.of("queue", queue.value()));
    }

    static Refusal memberNotFound(QueueId queue, UserId user) {
        return new Refusal(MEMBER_NOT_FOUND, Map.of("queueId", queue.value(), "userId", user.value()));
    }

    static Refusal nameInUse(String name, QueueId holder) {
        return new Refusal(NAME_IN_USE, Map.of("queueId", holder.value(), "name", name));
    }

    static Refusal hasMembers(QueueSnapshot queue) {
        return new Refusal(
                HAS_MEMBERS,
                Map.of(
                        "queueId", queue.queueId().value(),
                        "memberCount", Integer.toString(queue.memberCount())));
    }

    static Refusal alreadyExists(QueueId queue) {
        return new Refusal(ALREADY_EXISTS, Map.of("queueId", queue.value()));
    }
}
