package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.AgentRequest.ComposeRequested;
import io.onbehalf.conversation.domain.CarrierRequest.InboundSmsReceived;
import io.onbehalf.conversation.domain.consent.KeywordKind;
import io.onbehalf.conversation.domain.delivery.ReceiptState;
import io.onbehalf.conversation.domain.erasure.ErasureRequest.ContactErasureRequested;
import io.onbehalf.conversation.domain.inbound.InboundPart;
import io.onbehalf.conversation.domain.state.ThreadState;
import io.onbehalf.kit.avro.ActorFields;
import io.onbehalf.kit.avro.RecordMapper;
import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.domain.actor.Actor;
import io.onbehalf.schemas.common.ActorType;
import io.onbehalf.schemas.conversation.ThreadingTimelineChangeRequested;
import io.onbehalf.schemas.wrapup.WrapupCompleted;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/// The specification's requests as they come over Kafka.
public final class ThreadFixtures {

    public static final String THREAD = ThreadSpec.THREAD;
    public static final String CONVERSATION = ThreadSpec.conversation(1).value();

    public static final String MESSAGE = CarrierFixtures.message(CarrierFixtures.FIRST_MESSAGE).value();
    public static final String CONTACT = CarrierFixtures.CONTACT_ID;

    private static final RecordMapper MAPPER = RecordMapper.ofCatalogue();

    private ThreadFixtures() {}

    /// The id of a participant by the thread's counter.
    public static String participant(long counter) {
        return ThreadSpec.participant(counter).value();
    }

    public static SpecificRecord accepted(String id) {
        Map<String, Object> fields = header("concluded-" + id, "carrier", Actor.CARRIER);
        fields.put("outboundNumber", ThreadSpec.NUMBER.value());
        fields.put("attempt", 1);
        return MAPPER.toAvro(CarrierFixtures.concluded(1, CarrierFixtures.accepted(1, id)), fields);
    }

    public static SpecificRecord delivered(String id) {
        return carrier(CarrierFixtures.receipt(id, ReceiptState.DELIVERED), "receipt-" + id);
    }

    public static SpecificRecord part(int number, String words) {
        return carrier(CarrierFixtures.part(1, 7, 2, number, words), "part-" + number);
    }

    /// The first part of a text.
    ///
    /// @param userData UCS-2 in hex
    public static SpecificRecord part(int reference, int total, String userData) {
        return carrier(
                CarrierFixtures.part(1, new InboundPart(reference, total, 1, userData, 8)),
                "part-" + reference);
    }

    public static SpecificRecord partWithoutQueue(int number, String words) {
        return carrier(
                CarrierFixtures.withoutQueue(CarrierFixtures.part(1, 7, 2, number, words)), "part-" + number);
    }

    /// A contact's text on a thread, to a queue of an organization.
    public static SpecificRecord text(int minute, String organizationId, String queueId, String threadId) {
        return said(
                CarrierFixtures.text(minute, "Hi there"),
                "text-%s-%d".formatted(threadId, minute),
                Map.of("organizationId", organizationId, "queueId", queueId, "threadId", threadId));
    }

    public static SpecificRecord keyword(KeywordKind kind) {
        return keyword(1, kind, THREAD);
    }

    public static SpecificRecord keyword(int minute, KeywordKind kind, String threadId) {
        return keyword(CarrierFixtures.keyword(minute, kind), kind + "-" + minute, threadId);
    }

    /// A keyword at a second, where minutes are too long.
    public static SpecificRecord keywordAt(int second, KeywordKind kind, String threadId) {
        Instant at = ThreadSpec.START.plusSeconds(second);
        return said(
                CarrierFixtures.keyword(second, kind),
                "%s-at-%d".formatted(kind, second),
                Map.of("threadId", threadId, "requestedAt", at, "firstCameAt", at));
    }

    /// To the thread of a number that no queue owns.
    public static SpecificRecord keywordWithoutQueue(KeywordKind kind, String threadId) {
        return keyword(CarrierFixtures.withoutQueue(CarrierFixtures.keyword(0, kind)), kind.name(), threadId);
    }

    /// The contact opted out at another of the organization's numbers.
    public static SpecificRecord optedOutElsewhere(long minute) {
        return MAPPER.toAvro(
                CarrierFixtures.elsewhere(true, minute),
                header("elsewhere-" + minute, "consent", Actor.CONTACT));
    }

    /// A user asks to have the contact erased.
    public static SpecificRecord erase(String requestId, int minute) {
        return avro(
                new ContactErasureRequested(requestId, CONTACT, "They asked for it."),
                Map.of(
                        "requestId",
                        requestId,
                        "fingerprint",
                        "",
                        "organizationId",
                        ThreadSpec.ACME.value(),
                        "requestedBy",
                        "ada",
                        "requestedAt",
                        minute(minute)));
    }

    private static SpecificRecord keyword(Record said, String requestId, String threadId) {
        return said(said, requestId, Map.of("threadId", threadId));
    }

    /// @param more fields that are not as in the specification's thread
    private static SpecificRecord said(Record said, String requestId, Map<String, Object> more) {
        Map<String, Object> fields = header(requestId, "carrier", Actor.CONTACT);
        fields.putAll(more);
        fields.put("consentScope", io.onbehalf.schemas.conversation.ConsentScope.ORGANIZATION);
        return MAPPER.toAvro(said, fields);
    }

    private static SpecificRecord carrier(Record request, String requestId) {
        Actor actor = request instanceof InboundSmsReceived ? Actor.CONTACT : Actor.CARRIER;
        return MAPPER.toAvro(request, header(requestId, "carrier", actor));
    }

    /// The header of a request that no user makes.
    private static Map<String, Object> header(String requestId, String requestedBy, Actor actor) {
        Map<String, Object> fields = new HashMap<>(ActorFields.of(actor));
        fields.put("requestId", requestId);
        fields.put("fingerprint", "");
        fields.put("requestedBy", requestedBy);
        return fields;
    }

    /// A request that does not say until when its caller waits.
    private static SpecificRecord avro(Record request, Map<String, ?> header) {
        Map<String, Object> fields = new HashMap<>(header);
        fields.put("awaitedUntil", Optional.empty());
        return MAPPER.toAvro(request, fields);
    }

    public static SpecificRecord compose(String requestId, String fingerprint) {
        return compose(requestId, fingerprint, THREAD);
    }

    public static SpecificRecord compose(String requestId, String fingerprint, String threadId) {
        return compose(requestId, fingerprint, threadId, 0);
    }

    public static SpecificRecord compose(String requestId, String fingerprint, String threadId, int minute) {
        ComposeRequested compose = ThreadSpec.compose("amy", minute);
        return avro(
                compose, Map.of("requestId", requestId, "fingerprint", fingerprint, "threadId", threadId));
    }

    public static SpecificRecord resume(String requestId, String agent, int minute) {
        return avro(ThreadSpec.resume(agent, minute), Map.of("requestId", requestId, "fingerprint", ""));
    }

    public static SpecificRecord disconnect(String requestId, String agent, int minute) {
        return avro(
                ThreadSpec.disconnect(agent, minute, null, false),
                Map.of("requestId", requestId, "fingerprint", ""));
    }

    /// A thread that holds as much as its limits allow.
    public static ThreadState full() {
        ThreadSpec spec = ThreadSpec.given(ThreadSpec.compose("amy", 0));
        for (int i = 0; i < 500; i++) {
            String id = "%060d".formatted(i);
            spec.when(CarrierFixtures.send("amy", 5))
                    .when(
                            CarrierFixtures.concluded(
                                    CarrierFixtures.FIRST_MESSAGE + i,
                                    1,
                                    false,
                                    CarrierFixtures.accepted(1, id + "-1"),
                                    CarrierFixtures.accepted(2, id + "-2"),
                                    CarrierFixtures.accepted(3, id + "-3"),
                                    CarrierFixtures.accepted(4, id + "-4"),
                                    CarrierFixtures.accepted(5, id + "-5")));
        }
        for (int reference = 0; reference < 20; reference++) {
            for (int number = 1; number <= 12; number++) {
                spec.when(CarrierFixtures.part(1, reference, 13, number, "x".repeat(67)));
            }
        }
        for (int i = 0; i < 20; i++) {
            spec.when(CarrierFixtures.receipt("unclaimed-" + i, ReceiptState.DELIVERED));
        }
        spec.when(ThreadSpec.disconnect("amy", 1, null, false));
        for (long minute = 2; minute < 800; minute += 2) {
            spec.when(ThreadSpec.resume("amy", minute))
                    .when(ThreadSpec.disconnect("amy", minute + 1, null, false));
        }
        return spec.state();
    }

    public static SpecificRecord send(String requestId) {
        return send(requestId, 1);
    }

    public static SpecificRecord send(String requestId, int minute) {
        return avro(
                ThreadSpec.send("amy"),
                Map.of("requestId", requestId, "fingerprint", "", "requestedAt", minute(minute)));
    }

    public static Instant minute(int minute) {
        return ThreadSpec.minute(minute);
    }

    public static SpecificRecord disconnect(String requestId) {
        return avro(ThreadSpec.disconnect("amy", 2), Map.of("requestId", requestId, "fingerprint", ""));
    }

    /// A member of Support takes the conversation.
    public static SpecificRecord assign(String requestId, String agent, int minute) {
        return avro(ThreadSpec.assign(agent, minute), Map.of("requestId", requestId, "fingerprint", ""));
    }

    /// A supervisor takes the conversation away from the agent who composed it.
    public static SpecificRecord release(String requestId, String supervisor, int minute) {
        return avro(
                ThreadSpec.release(supervisor, minute, ThreadSpec.participant(4)),
                Map.of("requestId", requestId, "fingerprint", ""));
    }

    /// A supervisor of Support takes the conversation over from the agent who composed it.
    public static SpecificRecord takeOver(String requestId, String supervisor, int minute) {
        return avro(
                ThreadSpec.takeOver(supervisor, minute, ThreadSpec.participant(4)),
                Map.of("requestId", requestId, "fingerprint", ""));
    }

    /// The conversation that waits is offered to an agent.
    public static SpecificRecord alert(String requestId, String agent, int minute) {
        return avro(
                ThreadSpec.alert(agent, minute), header(requestId, "conversation-service", Actor.CONTACT));
    }

    /// The agent declines the alert of a participant.
    public static SpecificRecord decline(String requestId, String agent, int minute, String participantId) {
        return avro(
                ThreadSpec.disconnect(agent, minute, new ParticipantId(participantId), false),
                Map.of("requestId", requestId, "fingerprint", ""));
    }

    /// A supervisor disconnects the whole conversation.
    public static SpecificRecord disconnectAll(String requestId) {
        return avro(
                ThreadSpec.disconnect("sue", 2, null, true),
                Map.of("requestId", requestId, "fingerprint", ""));
    }

    public static SpecificRecord timeline(String requestId, int minutes) {
        return ThreadingTimelineChangeRequested.newBuilder()
                .setRequestId(requestId)
                .setFingerprint("")
                .setOrganizationId("acme")
                .setRequestedAt(ThreadSpec.START)
                .setRequestedBy("admin")
                .setSmsMinutes(minutes)
                .build();
    }

    public static WrapupCompleted wrapupCompleted() {
        return WrapupCompleted.newBuilder()
                .setEventId("w1")
                .setOrganizationId("acme")
                .setOccurredAt(ThreadSpec.minute(3))
                .setRequestId("r9")
                .setActorType(ActorType.USER)
                .setActor("sue")
                .setThreadId(THREAD)
                .setSequence(2)
                .setConversationId(CONVERSATION)
                .setParticipantId(ThreadSpec.participant(4).value())
                .setUserId("amy")
                .setQueueId("support")
                .setCompletedBy("amy")
                .setCode("resolved")
                .setCodeName("Resolved")
                .setNotes("done")
                .setDurationSeconds(60)
                .build();
    }
}
