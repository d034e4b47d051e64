package io.onbehalf.conversation.domain;

import io.onbehalf.conversation.domain.consent.ConsentKey;
import io.onbehalf.conversation.domain.consent.KeywordKind;
import io.onbehalf.conversation.domain.delivery.Receipt;
import io.onbehalf.conversation.domain.inbound.AwaitedPart;
import io.onbehalf.conversation.domain.inbound.PduId;
import io.onbehalf.conversation.domain.value.AppliedTimeline;
import io.onbehalf.conversation.domain.value.Line;
import io.onbehalf.conversation.domain.value.QueueRef;
import io.onbehalf.conversation.domain.value.ThreadRef;
import io.onbehalf.kit.domain.MessageId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The carrier delivered something that belongs to no conversation, or has to wait for the rest.
public sealed interface InboundBuffered extends ConversationEvent {

    /// A part of a contact's longer text was received; the others are waited for.
    ///
    /// @param carrierMessageId the identity of its content
    record InboundPartReceived(
            ThreadRef thread,
            Instant occurredAt,
            String carrierMessageId,
            PduId pdu,
            AwaitedPart awaited,
            QueueRef queue,
            Line line,
            AppliedTimeline timeline,
            String consentId)
            implements InboundBuffered {}

    /// A keyword was received while no conversation was open: it is acted on, and opens none.
    ///
    /// @param carrierMessageId the identity of its content
    record KeywordReceived(
            ThreadRef thread, Instant occurredAt, String carrierMessageId, PduId pdu, KeywordKind keyword)
            implements InboundBuffered {}

    /// A delivery receipt was received that no message claims yet; it is kept until one does.
    ///
    /// @param newestMessageId the thread's newest message at that time: it is about no later one
    record DeliveryReceiptUnmatched(
            Receipt receipt, ConsentKey consentKey, boolean optedOut, @Nullable MessageId newestMessageId)
            implements InboundBuffered {}
}
