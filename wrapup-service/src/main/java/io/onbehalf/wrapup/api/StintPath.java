package io.onbehalf.wrapup.api;

import io.onbehalf.kit.domain.CommunicationId;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.wrapup.domain.acw.Stint;
import io.onbehalf.wrapup.domain.acw.WrapupRefusals;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The stint that a path names, and the thread that its ids carry.
///
/// @param communication null where the path does not name it
record StintPath(
        String thread,
        ConversationId conversation,
        ParticipantId participant,
        @Nullable CommunicationId communication) {

    /// @throws ApiException 404 for ids that no conversation or participant can have, and for a participant of
    ///   another thread
    static StintPath of(String conversationId, String participantId, @Nullable String communicationId) {
        String conversation = Ids.inPath("conversation", conversationId);
        String participant = Ids.inPath("participant", participantId);
        String thread =
                ThreadIds.threadOf(conversation)
                        .orElseThrow(() -> ApiException.notFound("conversation", conversation));
        var path =
                new StintPath(
                        thread,
                        new ConversationId(conversation),
                        new ParticipantId(participant),
                        communicationId == null
                                ? null
                                : new CommunicationId(Ids.inPath("communication", communicationId)));
        ThreadIds.threadOf(participant, Kind.PARTICIPANT).filter(thread::equals).orElseThrow(path::notFound);
        return path;
    }

    /// Whether the path names this stint, and the stint is of the caller's organization.
    boolean names(Stint stint, Caller caller) {
        return stint.organizationId().value().equals(caller.organizationId())
                && stint.conversationId().equals(conversation)
                && (communication == null || stint.communicationId().equals(communication));
    }

    /// There is no such stint, or it is another organization's.
    ApiException notFound() {
        return new ApiException(
                404,
                WrapupRefusals.PARTICIPANT_NOT_FOUND,
                "participant %s: not found in conversation %s"
                        .formatted(participant.value(), conversation.value()),
                Map.of("conversationId", conversation.value(), "participantId", participant.value()));
    }
}
