package io.onbehalf.gateway.feeds;

import static java.util.Comparator.comparing;

import io.onbehalf.gateway.readmarks.ReadMark;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.schemas.gateway.ConversationReadMark;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// All read marks, as this gateway has read them: of each user and conversation the furthest.
final class ReadMarkReplica {

    private final Map<String, Map<String, ReadMark>> byUser = new ConcurrentHashMap<>();

    /// Takes over a mark, unless a further one is known.
    ///
    /// @param record null once the mark is gone
    /// @return the mark, if this moved it
    Optional<ReadMark> apply(String key, @Nullable ConversationReadMark record) {
        if (record == null) {
            int end = key.lastIndexOf(':');
            byUser.computeIfPresent(
                    key.substring(0, end), (_, marks) -> without(marks, key.substring(end + 1)));
            return Optional.empty();
        }
        ReadMark mark = mark(record);
        if (find(mark).filter(known -> !mark.isAfter(known)).isPresent()) {
            return Optional.empty();
        }
        byUser.computeIfAbsent(user(mark), _ -> new ConcurrentHashMap<>())
                .put(mark.conversationId().value(), mark);
        return Optional.of(mark);
    }

    private static @Nullable Map<String, ReadMark> without(Map<String, ReadMark> marks, String conversation) {
        marks.remove(conversation);
        return marks.isEmpty() ? null : marks;
    }

    /// The mark of the same user and conversation.
    Optional<ReadMark> find(ReadMark mark) {
        return Optional.ofNullable(
                byUser.getOrDefault(user(mark), Map.of()).get(mark.conversationId().value()));
    }

    /// A user's marks, the one that was moved last first.
    List<ReadMark> of(OrganizationId organization, UserId user) {
        return byUser.getOrDefault(user.key(organization), Map.of()).values().stream()
                .sorted(comparing(ReadMark::readAt).reversed())
                .toList();
    }

    List<ReadMark> all() {
        return byUser.values().stream().flatMap(marks -> marks.values().stream()).toList();
    }

    private static String user(ReadMark mark) {
        return mark.userId().key(mark.organizationId());
    }

    /// The record key: `<organization>:<user>:<conversation>`.
    static String key(ReadMark mark) {
        return user(mark) + ":" + mark.conversationId().value();
    }

    private static ReadMark mark(ConversationReadMark record) {
        return new ReadMark(
                new OrganizationId(record.getOrganizationId()),
                new UserId(record.getUserId()),
                new ConversationId(record.getConversationId()),
                record.getOrder(),
                record.getReadAt());
    }

    static ConversationReadMark record(ReadMark mark) {
        return ConversationReadMark.newBuilder()
                .setOrganizationId(mark.organizationId().value())
                .setUserId(mark.userId().value())
                .setConversationId(mark.conversationId().value())
                .setOrder(mark.order())
                .setReadAt(mark.readAt())
                .build();
    }
}
