package io.onbehalf.conversation.api.body;

import io.onbehalf.conversation.domain.Purpose;
import io.onbehalf.conversation.domain.view.ParticipantView;
import io.onbehalf.conversation.domain.view.ParticipantWrapup;
import io.onbehalf.kit.domain.AfterCallTerms;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The fields of a participant's after-call work that both views of a conversation have.
///
/// @param wrapupRequired whether the participant is an agent and owes a wrap-up
/// @param wrapupPrompt the participant's spelling of the queue's setting; only agents have one
/// @param startAcwTime when after-call work began: at the disconnect, where a wrap-up is owed or was given
/// @param endAcwTime when the wrap-up was completed
record AfterCallFields(
        boolean wrapupRequired,
        @Nullable String wrapupPrompt,
        @Nullable Long wrapupTimeoutMs,
        boolean wrapupSkipped,
        @Nullable WrapupView wrapup,
        @Nullable Instant startAcwTime,
        @Nullable Instant endAcwTime) {

    static AfterCallFields of(ParticipantView participant) {
        AfterCallTerms terms = participant.afterCall();
        boolean agent = participant.purpose() == Purpose.AGENT;
        boolean required = agent && participant.wasConnected() && terms.owed();
        return new AfterCallFields(
                required,
                agent ? terms.wrapupPrompt().ofParticipant() : null,
                terms.wrapupTimeoutMs().orElse(null),
                false,
                WrapupView.of(participant),
                required || participant.wrapup().isPresent()
                        ? participant.timing().disconnectedAt().orElse(null)
                        : null,
                participant.wrapup().map(ParticipantWrapup::completedAt).orElse(null));
    }

    /// The API's word for how far the after-call work is.
    String state() {
        if (wrapup != null) {
            return "complete";
        }
        return startAcwTime == null ? "notApplicable" : "pending";
    }
}
