package io.onbehalf.gateway.readmarks;

import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.web.Caller;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// A user's read marks.
///
/// A mark is the user's own note: nobody else reads it, and it opens and tells nothing of its conversation.
/// So it is not judged whether they may see the conversation, and a mark of one that is not there does no
/// harm.
public final class ReadMarks {

    /// The most marks of a user, as many as interactions that they are shown; the next ends the one that was
    /// not moved for the longest time.
    public static final int MOST_MARKS = 500;

    private final ReadMarkStore store;
    private final InstantSource clock;

    public ReadMarks(ReadMarkStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /// The caller's marks, the one that was moved last first.
    public List<ReadMark> of(Caller caller) {
        return store.current(organization(caller), user(caller));
    }

    /// Moves the caller's mark of a conversation forward; where it is further already it stays.
    ///
    /// @param order in the thread, of the last message that they have read
    /// @return the mark that counts now
    public ReadMark move(Caller caller, ConversationId conversation, long order) {
        List<ReadMark> before = store.known(organization(caller), user(caller));
        Optional<ReadMark> known =
                before.stream().filter(mark -> mark.conversationId().equals(conversation)).findFirst();
        if (known.isPresent() && known.get().order() >= order) {
            return known.get();
        }
        if (known.isEmpty()) {
            before.stream().skip(MOST_MARKS - 1L).forEach(store::remove);
        }
        return store.save(
                new ReadMark(
                        organization(caller),
                        user(caller),
                        conversation,
                        order,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }

    private static OrganizationId organization(Caller caller) {
        return new OrganizationId(caller.organizationId());
    }

    private static UserId user(Caller caller) {
        return new UserId(caller.userId());
    }
}
