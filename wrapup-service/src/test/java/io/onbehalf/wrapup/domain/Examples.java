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
import io.onbehalf.kit.domain.wrapup.WrapupInput;
import io.onbehalf.wrapup.domain.acw.InteractionLog;
import io.onbehalf.wrapup.domain.acw.Stint;
import io.onbehalf.wrapup.domain.acw.Wrapup;
import io.onbehalf.wrapup.domain.acw.WrapupEvent.WrapupOpened;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.InteractionLogUpdateRequested;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.ParticipantConnected;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.ParticipantDisconnected;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.WrapupCompletionRequested;
import io.onbehalf.wrapup.domain.acw.WrapupRequest.WrapupRequested;
import io.onbehalf.wrapup.domain.codes.CodeId;
import io.onbehalf.wrapup.domain.codes.WrapupCodeSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
            new Wrapup(Optional.of(RESOLVED), Optional.of("Resolved"), NOTES, List.of());
    public static final Wrapup WITH_FOLLOW_UP =
            new Wrapup(Optional.of(FOLLOW_UP), Optional.of("Follow-up"), NOTES, List.of());
    public static final Wrapup WITHOUT_CODE =
            new Wrapup(Optional.empty(), Optional.empty(), NOTES, List.of());

    public static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    public static final Instant LATER = NOON.plusSeconds(42);

    /// How long after-call work may take, where it has a limit.
    public static final Duration LIMIT = Duration.ofMinutes(1);

    private Examples() {}

    public static WrapupCodeSnapshot code(CodeId id, String name) {
        return new WrapupCodeSnapshot(ACME, id, name, Optional.empty(), Authorship.created(NOON, ADA));
    }

    public static Stint stint(WrapupPrompt prompt) {
        return new Stint(ACME, TALK, STINT, SESSION, AMY, SUPPORT, terms(prompt));
    }

    /// What a queue asks for, with the limit where there is one.
    public static AfterCallTerms terms(WrapupPrompt prompt) {
        return new AfterCallTerms(
                prompt,
                Optional.of(LIMIT.toMillis())
                        .filter(_ -> prompt.mayHaveTimeout() || prompt == WrapupPrompt.OPTIONAL));
    }

    public static ParticipantConnected connected(WrapupPrompt prompt) {
        return new ParticipantConnected(stint(prompt));
    }

    public static ParticipantDisconnected disconnected(WrapupPrompt prompt) {
        return new ParticipantDisconnected(NOON, stint(prompt), false);
    }

    /// The end of a stint for which after-call work was requested.
    public static ParticipantDisconnected requested(WrapupPrompt prompt) {
        return new ParticipantDisconnected(NOON, stint(prompt), true);
    }

    public static WrapupOpened opened(WrapupPrompt prompt) {
        boolean required = prompt != WrapupPrompt.OPTIONAL;
        Optional<Instant> dueAt = terms(prompt).wrapupTimeoutMs().map(NOON::plusMillis);
        return new WrapupOpened(NOON, TALK, STINT, AMY, SUPPORT, terms(prompt), required, dueAt);
    }

    public static WrapupRequested wrapup(UserId by, CodeId code) {
        return wrapup(by, WrapupInput.of(Optional.of(code.value()), NOTES));
    }

    public static WrapupRequested wrapupWithoutCode(UserId by) {
        return wrapup(by, WrapupInput.of(Optional.empty(), NOTES));
    }

    /// By the supervisor Sue, for Amy.
    public static WrapupCompletionRequested completion(Optional<CodeId> code, Instant at) {
        return new WrapupCompletionRequested(ACME, at, SUE, TALK, STINT, code, "left for the day");
    }

    /// A wrap-up that is only to be saved.
    public static WrapupRequested provisionalWrapup(UserId by, CodeId code) {
        return wrapup(by, WrapupInput.of(Optional.of(code.value()), NOTES).asProvisional());
    }

    public static WrapupRequested skip(UserId by) {
        return wrapup(by, WrapupInput.skipped());
    }

    public static InteractionLogUpdateRequested log(UserId by, InteractionLog log) {
        return new InteractionLogUpdateRequested(ACME, LATER, by, TALK, STINT, log);
    }

    public static WrapupRequested wrapup(UserId by, WrapupInput input) {
        return wrapup(by, input, LATER);
    }

    public static WrapupRequested wrapup(UserId by, WrapupInput input, Instant at) {
        return new WrapupRequested(
                ACME, at, by, TALK, STINT, Optional.of(SESSION), input, by.equals(SUE), Optional.empty());
    }
}
