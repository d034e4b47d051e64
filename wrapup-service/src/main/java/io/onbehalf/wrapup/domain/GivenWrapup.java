package io.onbehalf.wrapup.domain;

import static io.onbehalf.wrapup.domain.WrapupRefusals.ALREADY_COMPLETED;
import static io.onbehalf.wrapup.domain.WrapupRefusals.CODE_NOT_OFFERED;
import static io.onbehalf.wrapup.domain.WrapupRefusals.CODE_REQUIRED;
import static io.onbehalf.wrapup.domain.WrapupRefusals.NOT_PARTICIPANT;
import static io.onbehalf.wrapup.domain.WrapupRefusals.PARTICIPANT_CONNECTED;
import static io.onbehalf.wrapup.domain.WrapupRefusals.PARTICIPANT_NOT_FOUND;

import io.onbehalf.kit.domain.CommunicationId;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.Decision;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.wrapup.domain.Stint.Connected;
import io.onbehalf.wrapup.domain.Stint.Ended;
import io.onbehalf.wrapup.domain.Stint.Unknown;
import io.onbehalf.wrapup.domain.Stint.WrapupDone;
import io.onbehalf.wrapup.domain.Stint.WrapupPending;
import io.onbehalf.wrapup.domain.WrapupEvent.WrapupCompleted;
import io.onbehalf.wrapup.domain.WrapupEvent.WrapupRefused;
import io.onbehalf.wrapup.domain.WrapupRequest.WrapupForwarded;
import io.onbehalf.wrapup.domain.WrapupRequest.WrapupRequested;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A wrap-up that somebody gives, whichever way it came.
///
/// @param communicationId null where the way does not name it
/// @param forOthers the giver may wrap up another agent's stint
/// @param forwarded it came by way of the participant
record GivenWrapup(
        OrganizationId organizationId,
        Instant at,
        UserId by,
        ConversationId conversationId,
        ParticipantId participantId,
        @Nullable CommunicationId communicationId,
        WrapupInput wrapup,
        boolean forOthers,
        boolean forwarded) {

    static GivenWrapup of(WrapupRequested asked) {
        return new GivenWrapup(
                asked.organizationId(),
                asked.requestedAt(),
                asked.requestedBy(),
                asked.conversationId(),
                asked.participantId(),
                asked.communicationId(),
                new WrapupInput(asked.code(), asked.notes()),
                asked.mayWrapUpForOthers(),
                false);
    }

    static GivenWrapup of(WrapupForwarded forwarded) {
        return new GivenWrapup(
                forwarded.organizationId(),
                forwarded.occurredAt(),
                forwarded.userId(),
                forwarded.conversationId(),
                forwarded.participantId(),
                null,
                forwarded.wrapup(),
                forwarded.mayWrapUpForOthers(),
                true);
    }

    /// Strangers first: they must not learn how the stint stands.
    Decision<WrapupEvent, WrapupReply> decide(Stint stint, OfferedCodes offered) {
        StintDetails details = stint.about();
        if (details == null || !isAbout(details)) {
            return refuse(PARTICIPANT_NOT_FOUND);
        }
        if (!by.equals(details.userId()) && !forOthers) {
            return refuse(NOT_PARTICIPANT);
        }
        return switch (stint) {
            case Unknown _ -> refuse(PARTICIPANT_NOT_FOUND);
            case Connected _ -> refuse(PARTICIPANT_CONNECTED);
            case Ended(_, var endedAt) -> complete(details, endedAt, false, offered);
            case WrapupPending(_, var endedAt, var required) -> complete(details, endedAt, required, offered);
            case WrapupDone _ -> refuse(ALREADY_COMPLETED);
        };
    }

    private boolean isAbout(StintDetails details) {
        return details.organizationId().equals(organizationId)
                && details.conversationId().equals(conversationId)
                && (communicationId == null || details.communicationId().equals(communicationId));
    }

    private Decision<WrapupEvent, WrapupReply> complete(
            StintDetails details, Instant endedAt, boolean codeRequired, OfferedCodes offered) {
        CodeId code = wrapup.code();
        if (code == null) {
            return codeRequired ? refuse(CODE_REQUIRED) : done(details, endedAt, null);
        }
        Optional<WrapupCodeSnapshot> known = offered.find(organizationId, details.queueId(), code);
        return known.isPresent()
                ? done(details, endedAt, known.get())
                : refuse(
                        CODE_NOT_OFFERED,
                        Map.of(
                                "queueId", details.queueId().value(),
                                "participantId", participantId.value()));
    }

    private Decision<WrapupEvent, WrapupReply> done(
            StintDetails details, Instant endedAt, @Nullable WrapupCodeSnapshot code) {
        long seconds = Math.clamp(Duration.between(endedAt, at).toSeconds(), 0, Integer.MAX_VALUE);
        var completed =
                new WrapupCompleted(
                        at,
                        conversationId,
                        participantId,
                        details.userId(),
                        details.queueId(),
                        by,
                        code == null ? null : code.codeId(),
                        code == null ? null : code.name(),
                        wrapup.notes(),
                        (int) seconds);
        return new Decision<>(List.of(completed), WrapupReply.DONE);
    }

    private Decision<WrapupEvent, WrapupReply> refuse(String code) {
        return refuse(
                code,
                Map.of(
                        "conversationId", conversationId.value(),
                        "participantId", participantId.value(),
                        "userId", by.value()));
    }

    private Decision<WrapupEvent, WrapupReply> refuse(String code, Map<String, String> params) {
        var refusal = new Refusal(code, params);
        return new Decision<>(
                List.of(new WrapupRefused(conversationId, participantId, by, refusal, forwarded)),
                WrapupReply.refused(refusal));
    }
}
