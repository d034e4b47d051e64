package io.onbehalf.conversation.carrier.outbound;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.onbehalf.conversation.carrier.outbound.OutboundBatch.Conclusion;
import io.onbehalf.conversation.directory.QueueDirectory;
import io.onbehalf.conversation.directory.ThreadIdentity;
import io.onbehalf.conversation.domain.CarrierRequest;
import io.onbehalf.conversation.domain.RequestContext;
import io.onbehalf.conversation.domain.consent.ConsentKey;
import io.onbehalf.conversation.domain.consent.ConsentScope;
import io.onbehalf.conversation.domain.delivery.PartOutcome;
import io.onbehalf.conversation.domain.delivery.SubmitOutcome;
import io.onbehalf.conversation.domain.delivery.index.ReceiptKeys;
import io.onbehalf.conversation.domain.delivery.index.SmscIdAssigned;
import io.onbehalf.conversation.domain.value.ThreadRef;
import io.onbehalf.kit.avro.ActorFields;
import io.onbehalf.kit.avro.RecordMapper;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.MessageId;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.domain.actor.Actor;
import io.onbehalf.kit.query.DataUnavailable;
import io.onbehalf.schemas.carrier.SmsSubmitAttempted;
import io.onbehalf.schemas.carrier.SmsSubmitRequested;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/// Makes the records of an attempt and of its conclusion.
public final class OutboundRecords {

    private final Duration receiptTimeout;
    private final QueueDirectory directory;
    private final ThreadIdentity identity;
    private final ReceiptKeys receiptKeys;
    private final InstantSource clock;

    /// @param receiptTimeout how long receipts are waited for
    /// @param directory says for which of an organization's numbers an opt-out that the SMSC reports counts
    /// @param receiptKeys of accounts whose receipts are found by the SMSC's id
    public OutboundRecords(
            Duration receiptTimeout,
            QueueDirectory directory,
            ThreadIdentity identity,
            ReceiptKeys receiptKeys,
            InstantSource clock) {
        this.receiptTimeout = receiptTimeout;
        this.directory = directory;
        this.identity = identity;
        this.receiptKeys = receiptKeys;
        this.clock = clock;
    }

    /// The id under which a contact's consent for the whole organization is kept.
    String contactId(SmsSubmitRequested request) {
        return identity.ofContact(request.getOrganizationId(), request.getContactNumber());
    }

    /// The record of an attempt, to be written before the PDUs leave.
    ///
    /// @param segments those that are about to be submitted
    SmsSubmitAttempted attempted(OutboundMessage message, List<Integer> segments, String account) {
        return SmsSubmitAttempted.newBuilder()
                .setOrganizationId(message.organizationId())
                .setThreadId(message.threadId())
                .setMessageId(message.messageId())
                .setOutboundNumber(message.number())
                .setAttempt(message.attempts())
                .setParts(segments)
                .setAccount(account)
                .setAttemptedAt(clock.instant())
                .build();
    }

    /// The record of an attempt's conclusion, which is also the request that tells the thread.
    SpecificRecord concluded(Conclusion conclusion) {
        OutboundMessage message = conclusion.message();
        Instant now = clock.instant();
        boolean mayArrive = conclusion.outcomes().stream().anyMatch(OutboundRecords::mayArrive);
        var concluded =
                new CarrierRequest.SmsSubmitConcluded(
                        new RequestContext(
                                new OrganizationId(message.organizationId()),
                                now,
                                new ThreadId(message.threadId())),
                        new ConversationId(message.request().getConversationId()),
                        new MessageId(message.messageId()),
                        conclusion.outcomes(),
                        mayArrive ? Optional.of(now.plus(receiptTimeout)) : Optional.empty(),
                        new ConsentKey(message.contactId(), scope(conclusion)),
                        conclusion.optedOut());
        return RecordMapper.ofCatalogue().toAvro(concluded, header(message, conclusion.attempt()));
    }

    /// The keys under which receipts about the SMS of a conclusion are looked for; none where the account's
    /// receipts are found by their addresses.
    Set<String> receiptKeys(Conclusion conclusion) {
        return conclusion.outcomes().stream()
                .flatMap(outcome -> outcome.smscMessageId().stream())
                .flatMap(id -> receiptKeys.ofSms(conclusion.account(), id).stream())
                .collect(toUnmodifiableSet());
    }

    /// The record that leads a receipt to the thread of its message.
    SpecificRecord idAssigned(OutboundMessage message) {
        return RecordMapper.ofCatalogue()
                .toAvro(
                        new SmscIdAssigned(
                                new ThreadRef(
                                        new OrganizationId(message.organizationId()),
                                        new ThreadId(message.threadId())),
                                new ConsentKey(message.contactId(), scope(message)),
                                clock.instant()),
                        Map.of());
    }

    private ConsentScope scope(Conclusion conclusion) {
        return conclusion.optedOut() ? scope(conclusion.message()) : ConsentScope.ORGANIZATION;
    }

    /// Of an opt-out the organization's scope, or the widest if it can't be read now: the record must be
    /// written, and no opt-out be overlooked.
    private ConsentScope scope(OutboundMessage message) {
        try {
            return directory.settings(message.organizationId()).optOutScope();
        } catch (DataUnavailable notNow) {
            return ConsentScope.ORGANIZATION;
        }
    }

    private static boolean mayArrive(PartOutcome outcome) {
        return outcome.outcome() == SubmitOutcome.ACCEPTED
                || outcome.outcome() == SubmitOutcome.OUTCOME_UNKNOWN;
    }

    private static Map<String, ?> header(OutboundMessage message, int attempt) {
        Map<String, Object> header = new HashMap<>(ActorFields.of(Actor.CARRIER));
        header.put("requestId", "submit/" + message.messageId() + "/" + attempt);
        header.put("fingerprint", "");
        header.put("requestedBy", "carrier");
        header.put("outboundNumber", message.number());
        header.put("attempt", attempt);
        return header;
    }
}
