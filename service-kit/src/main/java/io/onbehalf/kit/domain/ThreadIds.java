package io.onbehalf.kit.domain;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// Ids that carry their thread, so that any instance finds the partition of any id without a look-up.
///
/// An id is a version-8 UUID: the 80 bits of the thread, 4 bits of kind, 38 bits of the thread's own counter.
/// A thread id is 20 hex digits.
public final class ThreadIds {

    /// The kind of entity that an id names.
    public enum Kind {
        CONVERSATION(1),
        PARTICIPANT(2),
        COMMUNICATION(3),
        MESSAGE(4);

        private final long bits;

        Kind(long bits) {
            this.bits = bits;
        }
    }

    private static final int COUNTER_BITS = 38;
    private static final long COUNTER_MASK = (1L << COUNTER_BITS) - 1;

    /// The last counter that an id can have.
    public static final long LAST = COUNTER_MASK;

    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private ThreadIds() {}

    /// The id of the thread's n-th thing.
    ///
    /// @param threadId 20 hex digits
    /// @param counter from 1, unique in the thread
    public static String of(String threadId, Kind kind, long counter) {
        if (threadId.length() != 20 || counter < 1 || counter > COUNTER_MASK) {
            throw new IllegalArgumentException("thread %s: no id number %d".formatted(threadId, counter));
        }
        long first48 = Long.parseLong(threadId.substring(0, 12), 16);
        long next12 = Long.parseLong(threadId.substring(12, 15), 16);
        long last20 = Long.parseLong(threadId.substring(15), 16);
        long high = first48 << 16 | VERSION_8 | next12;
        long low = VARIANT | last20 << 42 | kind.bits << COUNTER_BITS | counter;
        return new UUID(high, low).toString();
    }

    /// The thread of an id; empty if the text is no id of this kind.
    public static Optional<String> threadOf(String id, Kind kind) {
        return threadOf(id)
                .filter(_ -> (parse(id).getLeastSignificantBits() >>> COUNTER_BITS & 0xF) == kind.bits);
    }

    /// The thread of an id of whichever kind; empty if the text is no such id.
    public static Optional<String> threadOf(String id) {
        if (id.length() != 36) {
            return Optional.empty();
        }
        try {
            UUID uuid = parse(id);
            if (uuid.version() != 8 || uuid.variant() != 2 || !uuid.toString().equalsIgnoreCase(id)) {
                return Optional.empty();
            }
            long high = uuid.getMostSignificantBits();
            long last20 = uuid.getLeastSignificantBits() >>> 42 & 0xF_FFFF;
            return Optional.of("%012x%03x%05x".formatted(high >>> 16, high & 0xFFF, last20));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// The counter of an id: an earlier one of the same thread has a lower one. Empty if the text is no id of
    /// this kind.
    public static OptionalLong counterOf(String id, Kind kind) {
        return threadOf(id, kind).isPresent()
                ? OptionalLong.of(parse(id).getLeastSignificantBits() & COUNTER_MASK)
                : OptionalLong.empty();
    }

    private static UUID parse(String id) {
        return UUID.fromString(id);
    }
}
