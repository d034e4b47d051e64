package io.onbehalf.wrapup.api;

import io.onbehalf.kit.domain.CommunicationId;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.wrapup.domain.StintDetails;
import io.onbehalf.wrapup.domain.WrapupRefusals;
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

    /// Throws 404 for ids that can't be.
    static StintPath of(String conversationId, String participantId, @Nullable String communicationId) {
        String conversation = Ids.inPath("conversation", conversationId);
        String thread =
                ThreadIds.threadOf(conversation)
                        .orElseThrow(() -> ApiException.notFound("conversation", conversation));
        return new StintPath(
                thread,
                new ConversationId(conversation),
                new ParticipantId(Ids.inPath("participant", participantId)),
                communicationId == null
                        ? null
                        : new CommunicationId(Ids.inPath("communication", communicationId)));
    }

    /// Whether the path names this stint, and the stint is of the caller's organization.
    boolean isAbout(StintDetails details, Caller caller) {
        return details.organizationId().value().equals(caller.organizationId())
                && details.conversationId().equals(conversation)
                && (communication == null || details.communicationId().equals(communication));
    }

    /// Says that there is no such stint, whether it never was or is another organization's.
    ApiException notFound() {
        return new ApiException(
                404,
                WrapupRefusals.PARTICIPANT_NOT_FOUND,
                "participant %s: not found in conversation %s"
                        .formatted(participant.value(), conversation.value()),
                Map.of("conversationId", conversation.value(), "participantId", participant.value()));
    }
}
