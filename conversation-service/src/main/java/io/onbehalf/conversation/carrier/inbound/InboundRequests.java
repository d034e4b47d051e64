package io.onbehalf.conversation.carrier.inbound;

import io.onbehalf.conversation.directory.QueueDirectory;
import io.onbehalf.conversation.domain.CarrierRequest.DeliveryReceiptReceived;
import io.onbehalf.conversation.domain.CarrierRequest.InboundSmsReceived;
import io.onbehalf.conversation.domain.RequestContext;
import io.onbehalf.conversation.domain.consent.AnsweredKeyword;
import io.onbehalf.conversation.domain.consent.ConsentContext;
import io.onbehalf.conversation.domain.consent.ConsentKey;
import io.onbehalf.conversation.domain.consent.ConsentKeywords;
import io.onbehalf.conversation.domain.consent.JudgedText;
import io.onbehalf.conversation.domain.consent.OptOutHint;
import io.onbehalf.conversation.domain.inbound.AwaitedPart;
import io.onbehalf.conversation.domain.inbound.InboundPart;
import io.onbehalf.conversation.domain.inbound.Pdu;
import io.onbehalf.conversation.domain.value.ContactNumber;
import io.onbehalf.conversation.domain.value.Line;
import io.onbehalf.conversation.domain.value.QueueRef;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.OutboundNumber;
import io.onbehalf.kit.domain.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Converts an inbound PDU into a request for its thread, enriched from our replicas.
public final class InboundRequests {

    private final QueueDirectory directory;
    private final ConsentKeywords keywords;
    private final KeywordAnswers answers;
    private final Duration partsTimeout;
    private final InstantSource clock;

    /// @param partsTimeout how long the missing parts of a text are waited for
    public InboundRequests(
            QueueDirectory directory,
            ConsentKeywords keywords,
            KeywordAnswers answers,
            Duration partsTimeout,
            InstantSource clock) {
        this.directory = directory;
        this.keywords = keywords;
        this.answers = answers;
        this.partsTimeout = partsTimeout;
        this.clock = clock;
    }

    /// The request of a text.
    ///
    /// @param part null for a whole text
    /// @param text the decoded text; ignored for a part, which stays undecoded
    InboundSmsReceived text(InboundPdu pdu, Parties parties, @Nullable InboundPart part, String text) {
        Instant now = clock.instant();
        return new InboundSmsReceived(
                context(pdu, parties, now),
                pdu.contentHash(),
                queue(parties),
                line(pdu, parties),
                part == null ? judged(text) : new JudgedText("", OptOutHint.NONE),
                directory.windowMinutes(pdu.account().organizationId()),
                delivered(pdu),
                part == null ? null : new AwaitedPart(part, now.plus(partsTimeout)),
                new ConsentContext(
                        parties.consentId(),
                        answers.scope(),
                        directory.consentOf(parties.threadId(), parties.consentId())));
    }

    /// The request of a PDU that is set aside unread.
    ///
    /// @param octets in hex
    InboundSmsReceived unread(InboundPdu pdu, Parties parties, String octets) {
        return new InboundSmsReceived(
                context(pdu, parties, clock.instant()),
                pdu.contentHash(),
                queue(parties),
                line(pdu, parties),
                new JudgedText(octets, OptOutHint.NONE),
                0,
                delivered(pdu),
                null,
                new ConsentContext(parties.consentId(), answers.scope(), null));
    }

    private JudgedText judged(String text) {
        return keywords.keyword(text)
                .map(keyword ->
                        new JudgedText(
                                text,
                                new AnsweredKeyword(keyword, answers.to(keyword.kind())),
                                OptOutHint.NONE))
                .orElseGet(() -> new JudgedText(text, keywords.hint(text)));
    }

    private static RequestContext context(InboundPdu pdu, Parties parties, Instant now) {
        return new RequestContext(
                new OrganizationId(pdu.account().organizationId()), now, parties.threadId());
    }

    private static QueueRef queue(Parties parties) {
        return parties.queue()
                .map(queue -> new QueueRef(new QueueId(queue.getQueueId()), queue.getName()))
                .orElse(QueueRef.NONE);
    }

    private static Line line(InboundPdu pdu, Parties parties) {
        return new Line(
                new OutboundNumber(parties.outboundNumber()),
                new ContactNumber(parties.contactNumber()),
                Addresses.source(pdu.sms()));
    }

    private static Pdu delivered(InboundPdu pdu) {
        return new Pdu(
                pdu.first().session(),
                pdu.first().sequenceNumber(),
                pdu.bind().boundAt(),
                pdu.firstCameAt());
    }

    /// The request of a receipt.
    DeliveryReceiptReceived receipt(InboundPdu pdu, Parties parties, Receipt receipt) {
        String smscMessageId = receipt.smscMessageId();
        return new DeliveryReceiptReceived(
                context(pdu, parties, clock.instant()),
                new io.onbehalf.conversation.domain.delivery.Receipt(
                        smscMessageId == null ? "" : smscMessageId,
                        receipt.reference(),
                        receipt.state(),
                        receipt.rawState(),
                        receipt.errors().isEmpty() ? null : receipt.errors().getFirst()),
                new ConsentKey(parties.consentId(), answers.scope()),
                receipt.errors().stream().anyMatch(pdu.account().optOutCodes().receiptErrors()::contains));
    }
}
