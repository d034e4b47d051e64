package io.onbehalf.kit.domain.position;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.UserId;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How far a state store must have come for a key, so that a read shows what was written before.
///
/// A store that follows other records keeps, for each key and source, the sequence that it applied last: a
/// row `seen/<key>/<source>`.
///
/// @param store the store's name
/// @param key what its rows are partitioned by
/// @param source what the key's rows follow, such as a thread
/// @param sequence the number of the record of the source that must have been applied
public record Position(String store, String key, String source, long sequence) {

    private static final String WRAPUP = "wrapup/";

    /// The copies of queue-service's queues.
    private static final String QUEUES = "queues";

    /// The copies of queue-service's members.
    private static final String MEMBERS = "members";

    /// wrapup-service's stints; their rows keep no sequence.
    private static final String STINTS = "stints";

    private static final long STINT_BEGUN = 1;
    private static final long STINT_ENDED = 2;

    /// conversation-service's store of what is read of conversations.
    public static final String CONVERSATIONS = "conversations";

    private static final Pattern FORM = Pattern.compile("([^/,=]+)/([^/,=]+)/([^/,=]+)=(\\d{1,18})");

    /// The key of the row that says how far a store has come.
    public static String row(String key, String source) {
        return key + "/" + source;
    }

    /// The wrap-up of a participant, as their conversation shows it.
    ///
    /// @param times how often it must have been shown: 1 for the completion
    public static Position ofWrapup(ThreadId thread, ParticipantId participant, long times) {
        return new Position(CONVERSATIONS, thread.value(), WRAPUP + participant.value(), times);
    }

    /// The participant, if this is a wrap-up's.
    public Optional<ParticipantId> wrappedUp() {
        return store.equals(CONVERSATIONS) && source.startsWith(WRAPUP)
                ? Optional.of(new ParticipantId(source.substring(WRAPUP.length())))
                : Optional.empty();
    }

    /// A stint of an agent, as wrapup-service knows it: it began.
    public static Position ofStint(ThreadId thread, ParticipantId participant) {
        return new Position(STINTS, thread.value(), participant.value(), STINT_BEGUN);
    }

    /// The same: it ended.
    public static Position ofEndedStint(ThreadId thread, ParticipantId participant) {
        return new Position(STINTS, thread.value(), participant.value(), STINT_ENDED);
    }

    /// True if this is a stint's, and what is known of it is not as far.
    ///
    /// @param begun whether the stint is known
    /// @param ended whether its end is known
    public boolean isAheadOf(ParticipantId participant, boolean begun, boolean ended) {
        return store.equals(STINTS)
                && source.equals(participant.value())
                && !(sequence >= STINT_ENDED ? ended : begun);
    }

    /// A new queue, as the copies of other services have it.
    public static Position ofQueue(QueueId queue) {
        return new Position(QUEUES, queue.value(), queue.value(), 1);
    }

    /// The queue, if this is a new one's.
    public Optional<QueueId> newQueue() {
        return store.equals(QUEUES) && sequence > 0 ? Optional.of(new QueueId(key)) : Optional.empty();
    }

    /// A deleted queue: nobody waits for it any more.
    public static Position ofFormerQueue(QueueId queue) {
        return new Position(QUEUES, queue.value(), queue.value(), 0);
    }

    /// The queue, if this is a deleted one's.
    public Optional<QueueId> formerQueue() {
        return store.equals(QUEUES) && sequence == 0 ? Optional.of(new QueueId(key)) : Optional.empty();
    }

    /// A new member of a queue, as the copies of other services have it.
    public static Position ofMember(QueueId queue, UserId user) {
        return new Position(MEMBERS, queue.value(), user.value(), 1);
    }

    /// The user, if this is a new member's.
    public Optional<UserId> member() {
        return store.equals(MEMBERS) && sequence > 0 ? Optional.of(new UserId(source)) : Optional.empty();
    }

    /// A former member of a queue: nobody waits for their membership any more.
    public static Position ofFormerMember(QueueId queue, UserId user) {
        return new Position(MEMBERS, queue.value(), user.value(), 0);
    }

    /// The user, if this is a former member's.
    public Optional<UserId> formerMember() {
        return store.equals(MEMBERS) && sequence == 0 ? Optional.of(new UserId(source)) : Optional.empty();
    }

    /// True if a store that has come as far as this has come as far as the other.
    public boolean covers(Position other) {
        return store.equals(other.store)
                && key.equals(other.key)
                && source.equals(other.source)
                && sequence >= other.sequence;
    }

    /// Positions as one text, which [#parse] reads.
    public static String format(List<Position> positions) {
        return positions.stream().map(Position::toString).collect(Collectors.joining(","));
    }

    /// The positions of a text.
    ///
    /// @throws IllegalArgumentException if it is not what [#format] writes
    public static List<Position> parse(String text) {
        return Arrays.stream(text.split(",", -1)).map(Position::parseOne).toList();
    }

    private static Position parseOne(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a position");
        }
        return new Position(
                decoded(parts.group(1)),
                decoded(parts.group(2)),
                decoded(parts.group(3)),
                Long.parseLong(parts.group(4)));
    }

    /// As a part of a header: a user's id may be any text.
    @Override
    public String toString() {
        return "%s/%s/%s=%d".formatted(encoded(store), encoded(key), encoded(source), sequence);
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, UTF_8);
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part, UTF_8);
    }
}
