package io.onbehalf.conversation.api.body;

import io.onbehalf.conversation.domain.Purpose;
import io.onbehalf.conversation.domain.view.ConversationDetails.ParticipantDetails;
import io.onbehalf.conversation.domain.view.ParticipantView;
import io.onbehalf.conversation.domain.view.ParticipantWrapup;
import io.onbehalf.kit.domain.AfterCallTerms;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The fields of a participant's after-call work that both views of a conversation have.
///
/// @param wrapupRequired whether the participant is an agent and owes a code
/// @param wrapupPrompt the participant's spelling of the queue's setting; only agents have one
/// @param wrapupTimeoutMs how long after-call work may take; of an optional one, the organization's limit
/// @param wrapupSkipped whether it ended without a wrap-up because the agent skipped it
/// @param wrapup null also for a reader who may not read it, as wrapup-service answers 403
/// @param startAcwTime when after-call work began: at the disconnect, where it follows or a wrap-up was given
/// @param endAcwTime when the wrap-up was completed; of a code that is given although no work followed, as
///   `startAcwTime`
record AfterCallFields(
        boolean wrapupRequired,
        @Nullable String wrapupPrompt,
        @Nullable Long wrapupTimeoutMs,
        boolean wrapupSkipped,
        @Nullable WrapupView wrapup,
        @Nullable Instant startAcwTime,
        @Nullable Instant endAcwTime) {

    /// The times are the participant's own; of a wrap-up that the reader may not read there is nothing else.
    static AfterCallFields of(ParticipantDetails details) {
        ParticipantView participant = details.participant();
        AfterCallTerms terms = participant.afterCall();
        boolean agent = participant.purpose() == Purpose.AGENT;
        return new AfterCallFields(
                participant.owesCode(),
                agent ? terms.wrapupPrompt().ofParticipant() : null,
                terms.wrapupTimeoutMs().orElse(null),
                details.wrapup().filter(ParticipantWrapup::isSkipped).isPresent(),
                details.wrapup().map(WrapupView::of).orElse(null),
                participant.owesAfterCallWork() || participant.wrapup().isPresent()
                        ? participant.timing().disconnectedAt().orElse(null)
                        : null,
                participant.afterCallWorkEndedAt().orElse(null));
    }

    /// The API's word for how far the after-call work is.
    String state() {
        if (endAcwTime != null) {
            return wrapupSkipped ? "skipped" : "complete";
        }
        return startAcwTime == null ? "notApplicable" : "pending";
    }
}
