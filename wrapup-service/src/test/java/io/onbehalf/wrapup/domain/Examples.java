package io.onbehalf.wrapup.domain;

import io.onbehalf.kit.domain.AfterCallTerms;
import io.onbehalf.kit.domain.Authorship;
import io.onbehalf.kit.domain.CommunicationId;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.WrapupPrompt;
import io.onbehalf.wrapup.domain.acw.Stint;
import io.onbehalf.wrapup.domain.acw.Wrapup;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupOpened;
import io.onbehalf.wrapup.domain.acw.WrapupInput;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.ParticipantConnected;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.ParticipantDisconnected;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.WrapupRequested;
import io.onbehalf.wrapup.domain.codes.CodeId;
import io.onbehalf.wrapup.domain.codes.WrapupCodeSnapshot;
import java.time.Instant;
import java.util.Optional;

/// Amy's stint for the queue Support, with its events and requests.
public final class Examples {

    public static final OrganizationId ACME = new OrganizationId("acme");
    public static final OrganizationId OTHER = new OrganizationId("other");
    public static final UserId ADA = new UserId("ada");
    public static final UserId AMY = new UserId("amy");
    public static final UserId BEN = new UserId("ben");
    public static final UserId SUE = new UserId("sue");
    public static final QueueId SUPPORT = new QueueId("support");
    public static final QueueId SALES = new QueueId("sales");
    public static final CodeId RESOLVED = new CodeId("resolved");
    public static final CodeId FOLLOW_UP = new CodeId("follow-up");
    public static final ConversationId TALK = new ConversationId("talk");
    public static final ParticipantId STINT = new ParticipantId("stint");
    public static final CommunicationId SESSION = new CommunicationId("session");

    public static final Optional<String> NOTES = Optional.of("All is well");
    public static final Wrapup WITH_RESOLVED =
            new Wrapup(Optional.of(RESOLVED), Optional.of("Resolved"), NOTES);
    public static final Wrapup WITH_FOLLOW_UP =
            new Wrapup(Optional.of(FOLLOW_UP), Optional.of("Follow-up"), NOTES);
    public static final Wrapup WITHOUT_CODE = new Wrapup(Optional.empty(), Optional.empty(), NOTES);

    public static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    public static final Instant LATER = NOON.plusSeconds(42);

    private Examples() {}

    public static WrapupCodeSnapshot code(CodeId id, String name) {
        return new WrapupCodeSnapshot(ACME, id, name, Optional.empty(), Authorship.created(NOON, ADA));
    }

    public static Stint stint(WrapupPrompt prompt) {
        return new Stint(ACME, TALK, STINT, SESSION, AMY, SUPPORT, new AfterCallTerms(prompt));
    }

    public static ParticipantConnected connected(WrapupPrompt prompt) {
        return new ParticipantConnected(stint(prompt));
    }

    public static ParticipantDisconnected disconnected(WrapupPrompt prompt) {
        return new ParticipantDisconnected(NOON, stint(prompt));
    }

    public static WrapupOpened opened(WrapupPrompt prompt) {
        boolean required = prompt != WrapupPrompt.OPTIONAL;
        return new WrapupOpened(TALK, STINT, AMY, SUPPORT, new AfterCallTerms(prompt), required);
    }

    public static WrapupRequested wrapup(UserId by, CodeId code) {
        return wrapup(by, new WrapupInput(Optional.of(code), NOTES, false));
    }

    public static WrapupRequested wrapupWithoutCode(UserId by) {
        return wrapup(by, new WrapupInput(Optional.empty(), NOTES, false));
    }

    /// A request of a caller who expects that the stint still lasts.
    public static WrapupRequested provisionalWrapup(UserId by, CodeId code) {
        return wrapup(by, new WrapupInput(Optional.of(code), NOTES, true));
    }

    private static WrapupRequested wrapup(UserId by, WrapupInput input) {
        return new WrapupRequested(ACME, LATER, by, TALK, STINT, Optional.of(SESSION), input, by.equals(SUE));
    }
}
