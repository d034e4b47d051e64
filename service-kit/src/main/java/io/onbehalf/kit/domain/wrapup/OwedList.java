package io.onbehalf.kit.domain.wrapup;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.position.Position;

/// The lists of after-call work that is not over, as wrapup-service keeps them: of an agent and of a queue.
public final class OwedList {

    /// The store that has them.
    public static final String STORE = "owed-wrapups";

    /// How the names of queues' lists begin; the queue's id follows.
    public static final String OF_QUEUES = "queue:";

    private static final String STINTS = "stints/";

    private OwedList() {}

    /// The name of an agent's list. Two organizations may have a user of the same id.
    public static String of(OrganizationId organization, UserId user) {
        return "user:" + user.key(organization);
    }

    public static String of(QueueId queue) {
        return OF_QUEUES + queue.value();
    }

    /// How far a list must have come to show the after-call work of a stint. Of a thread's stints the later
    /// one ends later, so a list keeps the last of each thread.
    public static Position showing(String list, ThreadId thread, ParticipantId participant) {
        return new Position(
                STORE,
                list,
                STINTS + thread.value(),
                ThreadIds.counterOf(participant.value(), Kind.PARTICIPANT).orElse(0));
    }
}
