package io.onbehalf.conversation.domain.erasure;

import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.erasure.ErasureEvent.ContactErased;
import io.onbehalf.conversation.domain.erasure.ErasureEvent.ContactErasureStarted;
import io.onbehalf.conversation.domain.erasure.ErasureRequest.ContactErasureConcluded;
import io.onbehalf.conversation.domain.erasure.ErasureRequest.ContactErasureRequested;
import io.onbehalf.kit.domain.Decider;
import io.onbehalf.kit.domain.Decision;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Whether a contact is being erased. Their consent is not forgotten: it is kept under an id that can't be
/// turned back into their number, so that whoever opted out stays opted out.
///
/// @param running the id of the erasure that has not concluded; empty if none is under way
public record ContactErasure(Optional<String> running) {

    public static final ContactErasure NONE = new ContactErasure(Optional.empty());

    /// The decider of a contact's erasures.
    ///
    /// @param logsKept how long a topic may yet have a record with the contact's number or texts
    public static Decider<ContactErasure, ErasureRequest, ErasureEvent, ConversationReply> decider(
            Duration logsKept) {
        return Decider.untimed(
                NONE,
                (state, request) ->
                        switch (request) {
                            case ContactErasureRequested requested -> state.decide(requested);
                            case ContactErasureConcluded concluded -> state.decide(concluded, logsKept);
                        },
                (_, event) ->
                        switch (event) {
                            case ContactErasureStarted started ->
                                    new ContactErasure(Optional.of(started.erasureId()));
                            case ContactErased _ -> NONE;
                        });
    }

    /// Who asks while an erasure is under way gets that one; threads that have not answered are told again.
    private Decision<ErasureEvent, ConversationReply> decide(ContactErasureRequested request) {
        String erasure = running.orElse(request.requestId());
        return Decision.of(
                List.of(new ContactErasureStarted(request.consentId(), erasure, request.reason())),
                ConversationReply.erasing(erasure));
    }

    private Decision<ErasureEvent, ConversationReply> decide(
            ContactErasureConcluded request, Duration logsKept) {
        return running.filter(request.erasureId()::equals).isPresent()
                ? Decision.unanswered(
                        List.of(
                                new ContactErased(
                                        request.consentId(),
                                        request.erasureId(),
                                        request.threadIds(),
                                        request.requestedAt().plus(logsKept))))
                : Decision.nothing();
    }
}
