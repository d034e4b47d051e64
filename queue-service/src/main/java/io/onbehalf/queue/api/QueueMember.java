package io.onbehalf.queue.api;

import io.onbehalf.kit.domain.UserId;
import io.onbehalf.queue.domain.QueueSnapshot;
import io.onbehalf.queue.domain.user.User;
import io.onbehalf.queue.topology.NameIndex;
import io.onbehalf.queue.topology.QueueStore;
import java.time.Instant;

/// A membership, with what is known of its user.
record QueueMember(QueueSnapshot queue, User user, boolean joined) {

    /// @param member an entry of the queue's list
    static QueueMember of(QueueSnapshot queue, NameIndex.Entry<Boolean> member, QueueStore rows) {
        var id = new UserId(member.id());
        User user = rows.user(id).orElseGet(() -> User.unknown(queue.organizationId(), id, Instant.EPOCH));
        return new QueueMember(queue, user, member.value());
    }
}
