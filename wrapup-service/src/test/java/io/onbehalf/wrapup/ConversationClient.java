package io.onbehalf.wrapup;

import io.onbehalf.kit.domain.ThreadIds;
import io.onbehalf.kit.domain.ThreadIds.Kind;
import io.onbehalf.schemas.common.ActorType;
import io.onbehalf.schemas.common.WrapupPrompt;
import io.onbehalf.schemas.conversation.DisconnectType;
import io.onbehalf.schemas.conversation.ParticipantConnected;
import io.onbehalf.schemas.conversation.ParticipantDisconnected;
import io.onbehalf.schemas.conversation.ParticipantState;
import io.onbehalf.schemas.conversation.Purpose;
import io.onbehalf.schemas.conversation.ThreadErased;
import io.onbehalf.schemas.conversation.ThreadRetentionApplied;
import io.onbehalf.schemas.queue.OrganizationSnapshot;
import io.onbehalf.schemas.wrapup.InteractionLogUpdateRequested;
import io.onbehalf.schemas.wrapup.ReportedStint;
import io.onbehalf.schemas.wrapup.WrapupCompletionRequested;
import io.onbehalf.schemas.wrapup.WrapupRequested;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A stint on a thread of Acme's queue Support, with the events of conversation-service and a wrap-up
/// request.
///
/// @param stint its number in the thread, from 1
public record ConversationClient(String thread, long stint) {

    public static final String ACME = "0a0c3e00-0000-4000-8000-000000000001";
    public static final String AMY = "0a0c3e00-0000-4000-8000-000000000103";
    public static final String SUPPORT = "0b0c3e00-0000-4000-8000-000000000001";
    public static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    /// The first stint of a thread.
    public ConversationClient(String thread) {
        this(thread, 1);
    }

    /// Another stint of the thread.
    public ConversationClient stint(int number) {
        return new ConversationClient(thread, number);
    }

    public String conversation() {
        return ThreadIds.of(thread, Kind.CONVERSATION, 1);
    }

    public String participant() {
        return ThreadIds.of(thread, Kind.PARTICIPANT, 1 + stint);
    }

    public String communication() {
        return ThreadIds.of(thread, Kind.COMMUNICATION, 2 + stint);
    }

    public ParticipantConnected connected() {
        return connected(Purpose.AGENT);
    }

    public ParticipantConnected connected(Purpose purpose) {
        return new ParticipantConnected(
                UUID.randomUUID().toString(),
                ACME,
                NOON,
                "request",
                ActorType.USER,
                AMY,
                thread,
                1L,
                conversation(),
                participant(),
                communication(),
                purpose,
                ParticipantState.CONNECTED,
                purpose == Purpose.AGENT ? AMY : null,
                null,
                SUPPORT,
                "Support",
                WrapupPrompt.MANDATORY,
                null);
    }

    public ParticipantDisconnected disconnected() {
        return disconnected(WrapupPrompt.MANDATORY, null, NOON.plusSeconds(60));
    }

    /// The end of the stint under other settings of the queue.
    public ParticipantDisconnected disconnected(
            WrapupPrompt prompt, @Nullable Long timeoutMs, Instant endedAt) {
        return new ParticipantDisconnected(
                UUID.randomUUID().toString(),
                ACME,
                endedAt,
                "request",
                ActorType.USER,
                AMY,
                thread,
                2L,
                conversation(),
                participant(),
                communication(),
                Purpose.AGENT,
                AMY,
                SUPPORT,
                DisconnectType.CLIENT,
                AMY,
                prompt,
                timeoutMs,
                false,
                null);
    }

    /// The contact of the thread was erased.
    public ThreadErased erased() {
        return new ThreadErased(
                UUID.randomUUID().toString(),
                ACME,
                NOON.plusSeconds(3_600),
                "request",
                ActorType.USER,
                AMY,
                thread,
                3L,
                "consent",
                "erasure");
    }

    /// The organization keeps nothing that is older.
    public ThreadRetentionApplied retentionApplied(Instant before) {
        return new ThreadRetentionApplied(
                UUID.randomUUID().toString(),
                ACME,
                NOON.plusSeconds(3_600),
                "request",
                ActorType.SYSTEM,
                null,
                thread,
                3L,
                before);
    }

    /// Acme's settings.
    public static OrganizationSnapshot organization(boolean callLogging) {
        return OrganizationSnapshot.newBuilder()
                .setOrganizationId(ACME)
                .setName("Acme")
                .setDefaultCountryCode("US")
                .setCallLogging(callLogging)
                .build();
    }

    /// Amy's request to write the interaction log of the stint.
    public InteractionLogUpdateRequested log(String requestId, String subject) {
        return new InteractionLogUpdateRequested(
                requestId,
                "print",
                ACME,
                NOON.plusSeconds(90),
                AMY,
                null,
                null,
                thread,
                conversation(),
                participant(),
                subject,
                "notes",
                "crm-4711");
    }

    /// Sue's request to end the after-call work for Amy.
    public WrapupCompletionRequested completion(String requestId) {
        return new WrapupCompletionRequested(
                requestId,
                "print",
                ACME,
                NOON.plusSeconds(90),
                "sue",
                null,
                thread,
                conversation(),
                participant(),
                null,
                "on leave");
    }

    /// Amy's request under an Idempotency-Key, half a minute after the end of the stint.
    public WrapupRequested wrapup(String requestId, @Nullable String code) {
        return wrapup(requestId, code, NOON.plusSeconds(90), false);
    }

    public WrapupRequested wrapup(
            String requestId, @Nullable String code, Instant requestedAt, boolean provisional) {
        return new WrapupRequested(
                requestId,
                "print",
                ACME,
                requestedAt,
                AMY,
                null,
                thread,
                conversation(),
                participant(),
                communication(),
                code,
                "notes",
                List.of(),
                provisional,
                false,
                null,
                null,
                null,
                false,
                null);
    }

    /// The stint as conversation-service knows it.
    ///
    /// @param endedAt null as long as it lasts
    public ReportedStint reported(@Nullable Instant endedAt) {
        return new ReportedStint(communication(), AMY, SUPPORT, WrapupPrompt.MANDATORY, null, endedAt, false);
    }
}
