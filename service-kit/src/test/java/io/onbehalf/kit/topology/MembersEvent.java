package io.onbehalf.kit.topology;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An event of the tiny service of these tests.
sealed interface MembersEvent {

    /// A user became a member.
    ///
    /// @param userId null is what Avro can't write
    /// @param until when a guest leaves; null for one who stays; Avro does not have it
    record QueueMemberAdded(String queueId, @Nullable String userId, @Nullable Instant until)
            implements MembersEvent {}

    record QueueMemberRemoved(String queueId, String userId) implements MembersEvent {}

    /// Has no Avro record of its name.
    record Unmapped(String queueId) implements MembersEvent {}
}
