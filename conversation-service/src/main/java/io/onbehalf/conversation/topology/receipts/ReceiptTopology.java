package io.onbehalf.conversation.topology.receipts;

import static io.onbehalf.schemas.Topics.CARRIER_RECEIPTS;
import static io.onbehalf.schemas.Topics.CONVERSATION_REQUESTS;

import io.onbehalf.kit.topology.EventSerdes;
import java.time.Duration;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Named;

/// The way of a delivery receipt whose addresses don't tell its thread, at an account that is set to that: by
/// the SMSC's id first, then to the thread of the SMS that has it.
///
/// It decides nothing and runs at least once: a thread's decider knows a receipt that it had.
public final class ReceiptTopology {

    public static final String NAME = "receipts";

    private ReceiptTopology() {}

    /// Defines it in a builder.
    ///
    /// @param kept how long an id is known, and a receipt without an SMS waits for it
    public static void define(StreamsBuilder builder, EventSerdes serdes, Duration kept) {
        serdes.pass(
                serdes.read(builder, CARRIER_RECEIPTS)
                        .process(ReceiptProcessor.supplier(serdes, kept), Named.as("find-thread-of-receipt")),
                CONVERSATION_REQUESTS);
    }
}
