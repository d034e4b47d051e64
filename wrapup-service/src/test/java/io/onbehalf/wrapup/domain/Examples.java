package io.onbehalf.wrapup.domain;

import io.onbehalf.kit.domain.CommunicationId;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.WrapupPrompt;
import io.onbehalf.wrapup.domain.WrapupRequest.ParticipantConnected;
import io.onbehalf.wrapup.domain.WrapupRequest.ParticipantDisconnected;
import io.onbehalf.wrapup.domain.WrapupRequest.WrapupForwarded;
import io.onbehalf.wrapup.domain.WrapupRequest.WrapupRequested;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Amy's stint for the queue Support, and what may be said of it.
final class Examples {

    static final OrganizationId ACME = new OrganizationId("acme");
    static final OrganizationId OTHER = new OrganizationId("other");
    static final UserId ADA = new UserId("ada");
    static final UserId AMY = new UserId("amy");
    static final UserId SUE = new UserId("sue");
    static final QueueId SUPPORT = new QueueId("support");
    static final QueueId SALES = new QueueId("sales");
    static final CodeId RESOLVED = new CodeId("resolved");
    static final CodeId FOLLOW_UP = new CodeId("follow-up");
    static final ConversationId TALK = new ConversationId("talk");
    static final ParticipantId STINT = new ParticipantId("stint");
    static final CommunicationId SESSION = new CommunicationId("session");

    static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    static final Instant LATER = NOON.plusSeconds(42);

    private Examples() {}

    static WrapupCodeSnapshot code(CodeId id, String name) {
        return new WrapupCodeSnapshot(ACME, id, name, null, NOON, ADA, NOON, ADA);
    }

    static ParticipantConnected connected(WrapupPrompt prompt) {
        return new ParticipantConnected(ACME, TALK, STINT, SESSION, AMY, SUPPORT, prompt);
    }

    static ParticipantDisconnected disconnected(WrapupPrompt prompt) {
        return new ParticipantDisconnected(ACME, NOON, TALK, STINT, SESSION, AMY, SUPPORT, prompt, null);
    }

    static WrapupRequested wrapup(UserId by, @Nullable CodeId code) {
        return wrapup(ACME, by, TALK, SESSION, code, by.equals(SUE));
    }

    static WrapupRequested wrapup(
            OrganizationId organization,
            UserId by,
            ConversationId conversation,
            CommunicationId session,
            @Nullable CodeId code,
            boolean forOthers) {
        return new WrapupRequested(
                organization, LATER, by, conversation, STINT, session, code, "All is well", forOthers);
    }

    static WrapupForwarded forwarded(UserId by, @Nullable CodeId code) {
        return new WrapupForwarded(
                ACME, LATER, by, TALK, STINT, by.equals(SUE), new WrapupInput(code, "All is well"));
    }
}
