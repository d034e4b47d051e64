package io.onbehalf.conversation.topology;

import io.onbehalf.conversation.domain.ConversationChanged;
import io.onbehalf.conversation.domain.Participation.ParticipantWrappedUp;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.position.Position;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.store.StagedStore;
import java.util.ArrayList;
import java.util.List;

/// Counts how often a participant's wrap-up is shown, so that a read can wait for it. wrapup-service decides
/// it, so it comes a moment after its answer.
final class WrapupMarks {

    private final List<ParticipantId> shown = new ArrayList<>();

    void clear() {
        shown.clear();
    }

    void note(ConversationChanged event) {
        if (event instanceof ParticipantWrappedUp wrappedUp) {
            shown.add(wrappedUp.participantId());
        }
    }

    /// Writes the counts, after the rows that show the wrap-ups.
    void write(StagedStore rows, String thread) {
        for (ParticipantId participant : shown) {
            Position position = Position.ofWrapup(new ThreadId(thread), participant, 1);
            String row = Position.row(position.key(), position.source());
            Long before = rows.get(PrefixedStore.SEEN, row, Long.class);
            rows.put(PrefixedStore.SEEN, row, before == null ? 1L : before + 1, Long.class);
        }
        shown.clear();
    }
}
