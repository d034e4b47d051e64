package io.onbehalf.conversation.carrier.inbound;

import io.onbehalf.conversation.directory.QueueDirectory;
import io.onbehalf.conversation.domain.CarrierRequest.DeliveryReceiptReceived;
import io.onbehalf.conversation.domain.CarrierRequest.InboundSmsReceived;
import io.onbehalf.conversation.domain.RequestContext;
import io.onbehalf.conversation.domain.consent.ConsentContext;
import io.onbehalf.conversation.domain.consent.ConsentFact;
import io.onbehalf.conversation.domain.consent.ConsentKey;
import io.onbehalf.conversation.domain.consent.ConsentKeywords;
import io.onbehalf.conversation.domain.consent.ConsentScope;
import io.onbehalf.conversation.domain.consent.JudgedText;
import io.onbehalf.conversation.domain.consent.OptOutHint;
import io.onbehalf.conversation.domain.inbound.AwaitedPart;
import io.onbehalf.conversation.domain.inbound.InboundPart;
import io.onbehalf.conversation.domain.inbound.Pdu;
import io.onbehalf.conversation.domain.value.AppliedTimeline;
import io.onbehalf.kit.domain.OrganizationId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Converts an inbound PDU into a request for its thread, enriched from our replicas.
public final class InboundRequests {

    private final QueueDirectory directory;
    private final OrganizationKeywords keywords;
    private final KeywordAnswers answers;
    private final Duration partsTimeout;
    private final InstantSource clock;

    /// @param keywords of which an organization may choose
    /// @param partsTimeout how long the missing parts of a text are waited for
    public InboundRequests(
            QueueDirectory directory,
            ConsentKeywords keywords,
            KeywordAnswers answers,
            Duration partsTimeout,
            InstantSource clock) {
        this.directory = directory;
        this.keywords = new OrganizationKeywords(keywords);
        this.answers = answers;
        this.partsTimeout = partsTimeout;
        this.clock = clock;
    }

    /// The contents of an SMS.
    ///
    /// @param awaited empty for a whole text
    private record Contents(
            JudgedText judged,
            Optional<AwaitedPart> awaited,
            AppliedTimeline timeline,
            Optional<ConsentFact> consent) {}

    /// The request of a text.
    ///
    /// @param part null for a whole text
    /// @param text the decoded text; ignored for a part, which stays undecoded
    InboundSmsReceived text(InboundPdu pdu, Parties parties, @Nullable InboundPart part, String text) {
        RequestContext context = context(pdu, parties);
        return request(
                context,
                pdu,
                parties,
                new Contents(
                        part == null ? judged(pdu, text) : new JudgedText("", OptOutHint.NONE),
                        awaited(part, context),
                        timeline(pdu, parties),
                        directory.consentOf(parties.threadId(), parties.consentId())));
    }

    private Optional<AwaitedPart> awaited(@Nullable InboundPart part, RequestContext context) {
        return Optional.ofNullable(part)
                .map(each -> new AwaitedPart(each, context.requestedAt().plus(partsTimeout)));
    }

    private JudgedText judged(InboundPdu pdu, String text) {
        ConsentKeywords words = keywords.of(directory.settings(pdu.account().organizationId()).keywords());
        return words.keyword(text)
                .map(keyword -> new JudgedText(text, Optional.of(answers.answered(keyword)), OptOutHint.NONE))
                .orElseGet(() -> new JudgedText(text, words.hint(text)));
    }

    /// The request of a PDU that is set aside unread.
    ///
    /// @param part null for a whole text, and where it is not known
    /// @param octets in hex
    InboundSmsReceived unread(InboundPdu pdu, Parties parties, @Nullable InboundPart part, String octets) {
        RequestContext context = context(pdu, parties);
        return request(
                context,
                pdu,
                parties,
                new Contents(
                        new JudgedText(octets, OptOutHint.NONE),
                        awaited(part, context),
                        AppliedTimeline.ofOrganization(0),
                        Optional.empty()));
    }

    private InboundSmsReceived request(
            RequestContext context, InboundPdu pdu, Parties parties, Contents contents) {
        return new InboundSmsReceived(
                context,
                pdu.contentHash(),
                parties.queueRef(),
                parties.line(Addresses.sourceAsReceived(pdu.sms())),
                contents.judged(),
                contents.timeline(),
                new Pdu(
                        pdu.first().session(),
                        pdu.first().sequenceNumber(),
                        pdu.bind().boundAt(),
                        pdu.firstCameAt()),
                contents.awaited(),
                new ConsentContext(parties.consentId(), scope(pdu), contents.consent()));
    }

    /// The request of a receipt.
    DeliveryReceiptReceived receipt(InboundPdu pdu, Parties parties, ReceiptPdu receipt) {
        return new DeliveryReceiptReceived(
                context(pdu, parties),
                receipt.receipt(),
                new ConsentKey(parties.consentId(), scope(pdu)),
                receipt.errors().stream().anyMatch(pdu.account().optOutCodes().receiptErrors()::contains));
    }

    /// That of the queue which the text comes to: where several share the number, the one that answers for
    /// it.
    private AppliedTimeline timeline(InboundPdu pdu, Parties parties) {
        return parties.queue()
                .map(directory::timelineOf)
                .orElseGet(() ->
                        AppliedTimeline.ofOrganization(
                                directory.windowMinutes(pdu.account().organizationId())));
    }

    private ConsentScope scope(InboundPdu pdu) {
        return directory.settings(pdu.account().organizationId()).optOutScope();
    }

    private RequestContext context(InboundPdu pdu, Parties parties) {
        return new RequestContext(
                new OrganizationId(pdu.account().organizationId()), clock.instant(), parties.threadId());
    }
}
