package io.onbehalf.wrapup.api;

import io.onbehalf.kit.domain.CommunicationId;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.UuidText;
import io.onbehalf.wrapup.domain.acw.Stint;
import java.util.Map;
import java.util.Optional;

/// The stint that a path names, and the thread that its ids carry.
///
/// @param communication empty where the path does not name it
record StintPath(
        String thread,
        ConversationId conversation,
        ParticipantId participant,
        Optional<CommunicationId> communication) {

    /// Reads the ids of a path.
    ///
    /// @throws ApiException 404 for ids that no conversation or participant can have, and for a participant
    ///   of another thread
    static StintPath of(String conversationId, String participantId) {
        String conversation = UuidText.inPath("conversation", conversationId);
        String participant = UuidText.inPath("participant", participantId);
        String thread =
                ThreadIds.threadOf(conversation)
                        .orElseThrow(() -> ApiException.notFound("conversation", conversation));
        var path =
                new StintPath(
                        thread,
                        new ConversationId(conversation),
                        new ParticipantId(participant),
                        Optional.empty());
        return ThreadIds.threadOf(participant, Kind.PARTICIPANT)
                .filter(thread::equals)
                .map(_ -> path)
                .orElseThrow(path::notFound);
    }

    /// The same stint, of which the path also names the message session.
    ///
    /// @throws ApiException 404 for an id that no communication can have
    StintPath with(String communicationId) {
        var id = new CommunicationId(UuidText.inPath("communication", communicationId));
        return new StintPath(thread, conversation, participant, Optional.of(id));
    }

    /// True if the path names this stint, and the stint is of the caller's organization.
    boolean names(Stint stint, Caller caller) {
        return stint.organizationId().value().equals(caller.organizationId())
                && stint.conversationId().equals(conversation)
                && communication.filter(named -> !named.equals(stint.communicationId())).isEmpty();
    }

    /// There is no such stint, or it is another organization's.
    ApiException notFound() {
        return new ApiException(
                404,
                Refusal.PARTICIPANT_NOT_FOUND,
                "conversation %s: no such participant".formatted(conversation.value()),
                Map.of("conversationId", conversation.value(), "participantId", participant.value()));
    }
}
