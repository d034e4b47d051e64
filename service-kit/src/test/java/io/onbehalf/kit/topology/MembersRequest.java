package io.onbehalf.kit.topology;

import java.time.Instant;
import java.util.List;

/// A request to the tiny service of these tests; Avro has records of the same names.
sealed interface MembersRequest {

    String queueId();

    record QueueMembersAddRequested(String queueId, List<String> userIds, Instant requestedAt)
            implements MembersRequest {}

    record QueueMembersRemoveRequested(
            String queueId, List<String> userIds, boolean force, int waiting, int connected)
            implements MembersRequest {

        QueueMembersRemoveRequested(String queueId, List<String> userIds) {
            this(queueId, userIds, false, 0, 0);
        }
    }
}
