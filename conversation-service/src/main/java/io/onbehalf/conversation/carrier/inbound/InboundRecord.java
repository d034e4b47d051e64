package io.onbehalf.conversation.carrier.inbound;

import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/// A record that is written to Kafka for a PDU: to its thread, to the dead letters, or to both; or a receipt
/// to where its thread is found by the SMSC's id.
///
/// @param type for the metrics: text or receipt
/// @param key the thread's id
/// @param deadLetterReason null if it is no dead letter
/// @param forThread whether it is written to its thread
/// @param receiptKey under which its thread is found; null for one that is found by its addresses
record InboundRecord(
        String type,
        String key,
        SpecificRecord value,
        @Nullable String deadLetterReason,
        boolean forThread,
        @Nullable String receiptKey) {

    InboundRecord(
            String type,
            String key,
            SpecificRecord value,
            @Nullable String deadLetterReason,
            boolean forThread) {
        this(type, key, value, deadLetterReason, forThread, null);
    }

    static final String TEXT = "text";
    static final String RECEIPT = "receipt";
    static final String DEAD_LETTER = "dead-letter";

    /// For the metrics: text, receipt, dead-letter.
    String kind() {
        return deadLetterReason == null ? type : DEAD_LETTER;
    }
}
