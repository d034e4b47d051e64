package io.onbehalf.queue.config;

import io.onbehalf.kit.requests.Refusals.Text;
import io.onbehalf.queue.domain.QueueRefusals;
import java.util.Map;

/// How the domain's refusals read to a caller.
final class RefusalTexts {

    static final Map<String, Text> ALL =
            Map.of(
                        QueueRefusals.NOT_FOUND,
                        new Text(404, "queue {queue}: not found"),
                        QueueRefusals.MEMBER_NOT_FOUND,
                        new Text(404, "queue {queueId}: user {userId} is not a member"),
                        QueueRefusals.NAME_IN_USE,
                        new Text(409, "queue name {name}: is used by queue {queueId}"),
                        QueueRefusals.HAS_MEMBERS,
                        new Text(
                                409,
                                "queue {queueId}: has {memberCount} members; forceDelete=true deletes it with them"),
                        QueueRefusals.ALREADY_EXISTS,
                        new Text(409, "queue {queueId}: already exists"));

    private RefusalTexts() {}
}
