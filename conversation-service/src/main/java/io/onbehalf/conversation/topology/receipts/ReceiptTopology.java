package io.onbehalf.conversation.topology.receipts;

import static io.onbehalf.schemas.Topics.CARRIER_RECEIPTS;
import static io.onbehalf.schemas.Topics.CONVERSATION_DEAD_LETTERS;
import static io.onbehalf.schemas.Topics.CONVERSATION_REQUESTS;

import io.onbehalf.conversation.domain.delivery.index.ReceiptKeys;
import io.onbehalf.kit.topology.EventSerdes;
import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/// The way of a delivery receipt whose addresses don't tell its thread, at an account that is set to that: by
/// the SMSC's id first, then to the thread of the SMS that has it. One whose thread nothing tells is set
/// aside in the end.
///
/// It decides nothing and runs at least once: a thread's decider knows a receipt that it had.
public final class ReceiptTopology {

    public static final String NAME = "receipts";

    /// The steps that a receipt goes to: to its thread, to its other id, or to the dead letters.
    static final String TO_THREAD = "to-" + CONVERSATION_REQUESTS.name();

    static final String TO_OTHER_ID = "to-" + CARRIER_RECEIPTS.name();
    static final String SET_ASIDE = "produce-" + CONVERSATION_DEAD_LETTERS.name();

    private ReceiptTopology() {}

    /// Defines it in a builder.
    ///
    /// @param kept how long an id is known, and a receipt without an SMS waits for it
    /// @param keys under which a receipt is looked for
    public static void define(StreamsBuilder builder, EventSerdes serdes, Duration kept, ReceiptKeys keys) {
        KStream<String, SpecificRecord> receipts =
                serdes.read(builder, CARRIER_RECEIPTS)
                        .process(
                                ReceiptProcessor.supplier(serdes, kept, keys),
                                Named.as("find-thread-of-receipt"));
        serdes.pass(receipts, CONVERSATION_REQUESTS);
        serdes.pass(receipts, CARRIER_RECEIPTS);
        receipts.to(
                CONVERSATION_DEAD_LETTERS.name(),
                Produced.with(Serdes.String(), serdes.values()).withName(SET_ASIDE));
    }
}
