package io.onbehalf.conversation.topology;

import io.onbehalf.conversation.domain.ConversationChanged;
import io.onbehalf.conversation.domain.Participation.ParticipantDisconnected;
import io.onbehalf.conversation.domain.Participation.ParticipantWrappedUp;
import io.onbehalf.conversation.domain.Participation.ParticipantWrapupCorrected;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.position.Position;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.store.StagedStore;
import java.util.LinkedHashMap;
import java.util.Map;

/// Marks how far a participant's wrap-up is shown, so that a read can wait for it: 1 for its completion, one
/// more for each correction. wrapup-service decides it, so it comes a moment after its answer.
///
/// Where the queue lets nobody end after-call work early, a wrap-up that comes with the disconnect is only
/// saved: the end of the stint is marked as its completion is elsewhere, so that no read waits for the time
/// that is left.
final class WrapupMarks {

    private final Map<ParticipantId, Long> shown = new LinkedHashMap<>();

    void clear() {
        shown.clear();
    }

    void note(ConversationChanged event) {
        if (event instanceof ParticipantWrappedUp wrappedUp) {
            note(wrappedUp.participantId(), 1);
        } else if (event instanceof ParticipantWrapupCorrected corrected) {
            note(corrected.participantId(), 1 + corrected.correction());
        } else if (event instanceof ParticipantDisconnected disconnected
                && !disconnected.afterCall().wrapupPrompt().endsEarly()) {
            note(disconnected.participant().participantId(), 1);
        }
    }

    private void note(ParticipantId participant, long times) {
        shown.merge(participant, times, Math::max);
    }

    /// Writes the marks, behind the rows that show the wrap-ups.
    void write(StagedStore rows, String thread) {
        shown.forEach((participant, times) -> {
            Position position = Position.ofWrapup(new ThreadId(thread), participant, times);
            String row = Position.row(position.key(), position.source());
            Long before = rows.get(PrefixedStore.SEEN, row, Long.class);
            rows.put(PrefixedStore.SEEN, row, before == null ? times : Math.max(before, times), Long.class);
        });
        shown.clear();
    }
}
