package io.onbehalf.conversation.api.body;

import io.onbehalf.conversation.domain.Direction;
import io.onbehalf.conversation.domain.delivery.MessageStatus;
import io.onbehalf.conversation.domain.view.MessageSummary;
import io.onbehalf.conversation.domain.view.MessageView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A text or a receipt in the public API's channel-independent form.
///
/// @param status null for a text that is queued, and for an inbound one
/// @param reasons why it failed; empty otherwise
/// @param originatingEntity `Bot` for the automatic answer to a keyword, else `Human`; null on receipts
/// @param isFinalReceipt whether no other receipt follows; null on texts
record NormalizedMessage(
        String id,
        Channel channel,
        String type,
        @Nullable String text,
        @Nullable String status,
        List<MessageReason> reasons,
        @Nullable String originatingEntity,
        @Nullable Boolean isFinalReceipt,
        String direction) {

    /// How and between whom the message goes.
    ///
    /// @param messageId the SMSC's id; null while it has none
    record Channel(
            String platform, String type, @Nullable String messageId, Party from, Party to, Instant time) {

        static Channel sms(@Nullable String messageId, String from, String to, Instant time) {
            return new Channel("SMS", "Private", messageId, Party.of(from), Party.of(to), time);
        }
    }

    /// One end of the channel.
    record Party(String id, String idType) {

        private static Party of(String number) {
            return new Party(number, "Phone");
        }
    }

    static NormalizedMessage text(MessageView message, Channel channel) {
        boolean automatic = message.direction() == Direction.OUTBOUND && message.createdBy().isEmpty();
        MessageSummary summary = message.summary();
        return new NormalizedMessage(
                summary.messageId().value(),
                channel,
                "Text",
                message.text(),
                status(summary.status()),
                MessageReason.of(summary),
                automatic ? "Bot" : "Human",
                null,
                message.direction() == Direction.OUTBOUND ? "Outbound" : "Inbound");
    }

    /// The last known state of an outbound message as a receipt; empty until the SMSC has it.
    static List<NormalizedMessage> receipts(MessageSummary summary, Channel channel) {
        String status = status(summary.status());
        return status == null
                ? List.of()
                : List.of(
                        new NormalizedMessage(
                                summary.messageId().value(),
                                channel,
                                "Receipt",
                                null,
                                status,
                                MessageReason.of(summary),
                                null,
                                !status.equals("Sent"),
                                "Outbound"));
    }

    private static @Nullable String status(MessageStatus status) {
        return switch (status) {
            case QUEUED, RECEIVED -> null;
            case SENT, SUBMIT_UNKNOWN, DELIVERY_UNKNOWN, UNKNOWN -> "Sent";
            case DELIVERY_SUCCESS -> "Delivered";
            case DELIVERY_FAILED, FAILED -> "Failed";
        };
    }
}
