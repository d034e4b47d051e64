package io.onbehalf.conversation.domain;

import io.onbehalf.conversation.domain.consent.ConsentContext;
import io.onbehalf.conversation.domain.consent.ConsentKey;
import io.onbehalf.conversation.domain.consent.JudgedText;
import io.onbehalf.conversation.domain.consent.KeywordKind;
import io.onbehalf.conversation.domain.delivery.PartOutcome;
import io.onbehalf.conversation.domain.delivery.Receipt;
import io.onbehalf.conversation.domain.inbound.AwaitedPart;
import io.onbehalf.conversation.domain.inbound.InboundSms;
import io.onbehalf.conversation.domain.inbound.Pdu;
import io.onbehalf.conversation.domain.inbound.TextOrigin;
import io.onbehalf.conversation.domain.value.AppliedTimeline;
import io.onbehalf.conversation.domain.value.Line;
import io.onbehalf.conversation.domain.value.QueueRef;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.domain.MessageId;
import io.onbehalf.kit.domain.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A report from the carrier link.
public sealed interface CarrierRequest extends ThreadRequest {

    RequestContext context();

    @Override
    default OrganizationId organizationId() {
        return context().organizationId();
    }

    /// A contact's SMS was received: a whole text, or a part of one.
    ///
    /// @param messageId the identity of its content: a repeat has the same
    /// @param queue [QueueRef#NONE] where no queue owns the number that it was sent to
    /// @param judged the text; empty for a part
    /// @param awaited the part; empty for a whole text
    record InboundSmsReceived(
            RequestContext context,
            String messageId,
            QueueRef queue,
            Line line,
            JudgedText judged,
            AppliedTimeline timeline,
            Pdu pdu,
            Optional<AwaitedPart> awaited,
            ConsentContext consentContext)
            implements CarrierRequest {

        public boolean is(KeywordKind kind) {
            return judged.is(kind);
        }

        /// The SMS as a redelivery of it is recognized.
        public InboundSms sms() {
            return new InboundSms(messageId, pdu, awaited.isPresent(), context.requestedAt());
        }

        public TextOrigin origin() {
            return new TextOrigin(
                    context.thread(),
                    messageId,
                    pdu.id(),
                    queue,
                    line,
                    timeline.windowMinutes(),
                    timeline.windowSource(),
                    consentContext.consentId());
        }
    }

    /// A message's SMS were submitted, or given up.
    ///
    /// @param receiptDueAt until when receipts are waited for; empty where none will come
    /// @param optedOut whether the SMSC refused because the contact has opted out
    record SmsSubmitConcluded(
            RequestContext context,
            ConversationId conversationId,
            MessageId messageId,
            List<PartOutcome> outcomes,
            Optional<Instant> receiptDueAt,
            ConsentKey consentKey,
            boolean optedOut)
            implements CarrierRequest {

        public SmsSubmitConcluded {
            outcomes = List.copyOf(outcomes);
        }
    }

    /// The SMSC reports what became of an SMS.
    ///
    /// @param optedOut whether it says that the contact has opted out
    record DeliveryReceiptReceived(
            RequestContext context, Receipt receipt, ConsentKey consentKey, boolean optedOut)
            implements CarrierRequest {}
}
