package io.onbehalf.conversation.carrier;

import io.onbehalf.kit.avro.RecordMapper;

import io.onbehalf.conversation.directory.ThreadIdentity;
import io.onbehalf.conversation.domain.CarrierRequest;
import io.onbehalf.conversation.domain.RequestContext;
import io.onbehalf.conversation.domain.consent.ConsentKey;
import io.onbehalf.conversation.domain.delivery.PartOutcome;
import io.onbehalf.conversation.domain.delivery.SubmitOutcome;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.MessageId;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.schemas.carrier.SmsSubmitAttempted;
import io.onbehalf.schemas.carrier.SmsSubmitConcluded;
import io.onbehalf.schemas.carrier.SmsSubmitRequested;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The records of an attempt and of its end.
final class OutboundRecords {

    private final CarrierProperties properties;
    private final ThreadIdentity identity;

    OutboundRecords(CarrierProperties properties, ThreadIdentity identity) {
        this.properties = properties;
        this.identity = identity;
    }

    /// Under which id a contact's consent for the whole organization is kept.
    String contactId(SmsSubmitRequested request) {
        return identity.ofContact(request.getOrganizationId(), request.getContactNumber());
    }

    static SmsSubmitAttempted attempted(
            OutboundMessage message, List<Integer> parts, String account, Instant now) {
        SmsSubmitRequested request = message.request();
        return SmsSubmitAttempted.newBuilder()
                .setOrganizationId(request.getOrganizationId())
                .setThreadId(request.getThreadId())
                .setMessageId(request.getMessageId())
                .setOutboundNumber(request.getOutboundNumber())
                .setAttempt(message.attempts())
                .setParts(parts)
                .setAccount(account)
                .setAttemptedAt(now)
                .build();
    }

    SmsSubmitConcluded settled(
            OutboundMessage message, int attempt, List<PartOutcome> outcomes, boolean optedOut, Instant now) {
        SmsSubmitRequested request = message.request();
        boolean mayArrive =
                outcomes.stream()
                        .anyMatch(each ->
                                each.outcome() == SubmitOutcome.ACCEPTED
                                        || each.outcome() == SubmitOutcome.OUTCOME_UNKNOWN);
        CarrierRequest.SmsSubmitConcluded settled =
                new CarrierRequest.SmsSubmitConcluded(
                        new RequestContext(
                                new OrganizationId(request.getOrganizationId()),
                                now,
                                new ThreadId(request.getThreadId())),
                        new ConversationId(request.getConversationId()),
                        new MessageId(request.getMessageId()),
                        outcomes,
                        mayArrive ? now.plus(properties.receiptTimeout()) : null,
                        new ConsentKey(message.contactId(), properties.consent().scope()),
                        optedOut);
        return (SmsSubmitConcluded)
                RecordMapper.ofCatalogue().toAvro(
                        settled,
                        Map.of(
                                "requestId",
                                "submit/" + request.getMessageId() + "/" + attempt,
                                "fingerprint",
                                "",
                                "requestedBy",
                                "carrier",
                                "outboundNumber",
                                request.getOutboundNumber(),
                                "attempt",
                                attempt));
    }
}
