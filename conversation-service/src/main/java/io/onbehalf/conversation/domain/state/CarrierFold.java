package io.onbehalf.conversation.domain.state;

import io.onbehalf.conversation.domain.InboundBuffered.DeliveryReceiptUnmatched;
import io.onbehalf.conversation.domain.InboundBuffered.InboundPartReceived;
import io.onbehalf.conversation.domain.InboundBuffered.KeywordReceived;
import io.onbehalf.conversation.domain.Messaging.InboundMessageReceived;
import io.onbehalf.conversation.domain.Messaging.MessageStatusChanged;
import io.onbehalf.conversation.domain.Messaging.Queued;
import io.onbehalf.conversation.domain.delivery.Deliveries;
import io.onbehalf.conversation.domain.delivery.Delivery;
import io.onbehalf.conversation.domain.delivery.UnmatchedReceipt;
import io.onbehalf.conversation.domain.inbound.InboundBuffer;
import io.onbehalf.conversation.domain.inbound.SeenSms;
import io.onbehalf.conversation.domain.inbound.TextOrigin;

/// Folds events into a thread's deliveries and inbound buffer, which know no events.
final class CarrierFold {

    private CarrierFold() {}

    static Deliveries queued(Deliveries deliveries, Queued event) {
        return deliveries.plus(
                Delivery.queued(
                        event.participant(),
                        event.messageId(),
                        event.content().segmentCount(),
                        event.occurredAt()));
    }

    /// A message that got further claims the receipts for its SMS.
    static Deliveries changed(Deliveries deliveries, MessageStatusChanged event) {
        return deliveries
                .of(event.messageId())
                .map(before ->
                        before.with(event.status(), event.error(), event.parts(), event.receiptDueAt()))
                .map(changed -> deliveries.with(changed).withoutReceiptsOf(changed))
                .orElse(deliveries);
    }

    static Deliveries unmatched(Deliveries deliveries, DeliveryReceiptUnmatched event) {
        return deliveries.plus(
                new UnmatchedReceipt(
                        event.receipt(), event.consentKey(), event.optedOut(), event.newestMessageId()));
    }

    static InboundBuffer received(InboundBuffer inbound, InboundMessageReceived event) {
        return event.joined()
                .partsReference()
                .map(inbound::without)
                .orElse(inbound)
                .plus(new SeenSms(event.carrierMessageId(), event.pdu(), event.occurredAt()));
    }

    static InboundBuffer received(InboundBuffer inbound, KeywordReceived event) {
        return inbound.plus(new SeenSms(event.carrierMessageId(), event.pdu(), event.occurredAt()));
    }

    static InboundBuffer received(InboundBuffer inbound, InboundPartReceived event) {
        TextOrigin origin =
                new TextOrigin(
                        event.thread(),
                        event.carrierMessageId(),
                        event.pdu(),
                        event.queue(),
                        event.line(),
                        event.timeline().windowMinutes(),
                        event.timeline().windowSource(),
                        event.consentId());
        return inbound.plus(origin, event.awaited())
                .plus(new SeenSms(event.carrierMessageId(), event.pdu(), event.occurredAt()));
    }
}
