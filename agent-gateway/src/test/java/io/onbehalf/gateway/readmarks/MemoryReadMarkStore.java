package io.onbehalf.gateway.readmarks;

import static java.util.Comparator.comparing;

import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.UserId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Read marks in memory, for tests without Kafka.
final class MemoryReadMarkStore implements ReadMarkStore {

    private final Map<Key, ReadMark> marks = new ConcurrentHashMap<>();

    private record Key(OrganizationId organization, UserId user, ConversationId conversation) {

        static Key of(ReadMark mark) {
            return new Key(mark.organizationId(), mark.userId(), mark.conversationId());
        }
    }

    @Override
    public List<ReadMark> known(OrganizationId organization, UserId user) {
        return marks.values().stream()
                .filter(mark -> mark.organizationId().equals(organization) && mark.userId().equals(user))
                .sorted(comparing(ReadMark::readAt).reversed())
                .toList();
    }

    @Override
    public List<ReadMark> current(OrganizationId organization, UserId user) {
        return known(organization, user);
    }

    @Override
    public ReadMark save(ReadMark mark) {
        return marks.merge(Key.of(mark), mark, (before, after) -> after.isAfter(before) ? after : before);
    }

    @Override
    public void remove(ReadMark mark) {
        marks.remove(Key.of(mark));
    }
}
