package io.onbehalf.conversation.carrier.inbound;

import io.onbehalf.conversation.directory.Directory;
import io.onbehalf.conversation.domain.ContactNumber;
import io.onbehalf.conversation.domain.ThreadRequest.DeliveryReceiptReceived;
import io.onbehalf.conversation.domain.ThreadRequest.InboundSmsReceived;
import io.onbehalf.conversation.domain.consent.ConsentFact;
import io.onbehalf.conversation.domain.consent.ConsentKeyword;
import io.onbehalf.conversation.domain.consent.ConsentKeywords;
import io.onbehalf.conversation.domain.inbound.InboundPart;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.OutboundNumber;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.schemas.queue.QueueSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Converts an inbound PDU into a request for its thread, enriched from our replicas.
public final class InboundRequests {

    private final Directory directory;
    private final ConsentKeywords keywords;
    private final KeywordAnswers answers;
    private final Duration partsTimeout;
    private final InstantSource clock;

    /// @param partsTimeout how long the missing parts of a text are waited for
    public InboundRequests(
            Directory directory,
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

    /// What a text says, and what was known when it came.
    private record Contents(
            String text,
            @Nullable InboundPart part,
            @Nullable ConsentKeyword keyword,
            int windowMinutes,
            @Nullable ConsentFact consent) {}

    /// The request of a text.
    ///
    /// @param part null for a whole text
    /// @param text the decoded text; ignored for a part, which stays undecoded
    InboundSmsReceived text(InboundPdu pdu, Parties parties, @Nullable InboundPart part, String text) {
        String words = part == null ? text : "";
        ConsentKeyword keyword = part == null ? keywords.keyword(words).orElse(null) : null;
        int windowMinutes = directory.windowMinutes(pdu.account().organizationId());
        ConsentFact consent = directory.consentOf(parties.threadId(), parties.consentId());
        return request(pdu, parties, new Contents(words, part, keyword, windowMinutes, consent));
    }

    /// The request of a PDU that is set aside unread.
    ///
    /// @param octets in hex
    InboundSmsReceived unread(InboundPdu pdu, Parties parties, String octets) {
        return request(pdu, parties, new Contents(octets, null, null, 0, null));
    }

    private InboundSmsReceived request(InboundPdu pdu, Parties parties, Contents contents) {
        Instant now = clock.instant();
        ConsentKeyword keyword = contents.keyword();
        return new InboundSmsReceived(
                new OrganizationId(pdu.account().organizationId()),
                now,
                parties.threadId(),
                pdu.contentHash(),
                new QueueId(parties.queue().map(QueueSnapshot::getQueueId).orElse("")),
                parties.queue().map(QueueSnapshot::getName).orElse(""),
                new OutboundNumber(parties.outboundNumber()),
                new ContactNumber(parties.contactNumber()),
                Addresses.source(pdu.sms()),
                contents.text(),
                contents.windowMinutes(),
                pdu.first().session(),
                pdu.first().sequenceNumber(),
                pdu.bind().boundAt(),
                pdu.firstCameAt(),
                contents.part(),
                contents.part() == null ? null : now.plus(partsTimeout),
                keyword,
                keyword == null ? null : answers.to(keyword.kind()),
                parties.consentId(),
                answers.scope(),
                contents.consent());
    }

    /// The request of a receipt.
    DeliveryReceiptReceived receipt(InboundPdu pdu, Parties parties, Receipt receipt) {
        String smscMessageId = receipt.smscMessageId();
        return new DeliveryReceiptReceived(
                new OrganizationId(pdu.account().organizationId()),
                clock.instant(),
                parties.threadId(),
                smscMessageId == null ? "" : smscMessageId,
                receipt.reference(),
                receipt.state(),
                receipt.rawState(),
                receipt.errors().isEmpty() ? null : receipt.errors().getFirst(),
                parties.consentId(),
                answers.scope(),
                receipt.errors().stream().anyMatch(pdu.account().optOutCodes().receiptErrors()::contains));
    }
}
