package io.onbehalf.gateway.feeds;

import io.onbehalf.gateway.readmarks.ReadMark;
import io.onbehalf.gateway.readmarks.ReadMarkStore;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.UserId;
import java.time.Instant;
import java.util.List;

/// The read marks, on `gateway.read-marks`.
final class KafkaReadMarkStore implements ReadMarkStore {

    private final ReadMarkReplica replica;
    private final OwnTopic topic;

    KafkaReadMarkStore(ReadMarkReplica replica, OwnTopic topic) {
        this.replica = replica;
        this.topic = topic;
    }

    @Override
    public List<ReadMark> known(OrganizationId organization, UserId user) {
        topic.requireLive();
        return replica.of(organization, user);
    }

    @Override
    public List<ReadMark> current(OrganizationId organization, UserId user) {
        topic.awaitCurrent();
        return replica.of(organization, user);
    }

    /// Where another gateway has written a further mark before this one, that is written again: compaction
    /// keeps the last record, and a gateway that starts later goes by it.
    @Override
    public ReadMark save(ReadMark mark) {
        topic.write(ReadMarkReplica.key(mark), ReadMarkReplica.record(mark));
        ReadMark counts = replica.find(mark).orElse(mark);
        return counts.isAfter(mark) ? save(counts) : counts;
    }

    @Override
    public void remove(ReadMark mark) {
        topic.write(ReadMarkReplica.key(mark), null);
    }

    /// Forgets the marks of conversations that are long over; each gateway does it, which does no harm.
    void removeExpired(Instant now) {
        replica.all().stream()
                .filter(mark -> mark.isExpired(now))
                .forEach(mark -> topic.forget(ReadMarkReplica.key(mark)));
    }
}
