package io.onbehalf.conversation.domain.delivery;

import io.onbehalf.kit.domain.ConversationId;

/// A receipt that an SMS of a message claimed, and what it changed.
public record ReceiptMatch(UnmatchedReceipt matched, Delivery delivery, Deliveries before, Deliveries after) {

    public ConversationId conversationId() {
        return delivery.participant().conversationId();
    }

    /// True if it was the first to report the contact's opt-out: a receipt that reports it again changes no
    /// message, and the contact may have opted in since.
    public boolean newlyOptedOut() {
        return matched.optedOut() && !after.messages().equals(before.messages());
    }

    public CarrierError error() {
        return CarrierError.undelivered(matched.receipt().receiptError());
    }
}
