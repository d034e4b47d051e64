package io.onbehalf.conversation.topology;

import static io.onbehalf.schemas.Topics.CONVERSATION_IDEMPOTENCY;
import static io.onbehalf.schemas.Topics.CONVERSATION_REPLIES;
import static io.onbehalf.schemas.Topics.CONVERSATION_REQUESTS;

import io.onbehalf.kit.topology.EventSerdes;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/// The way of a compose, or of a text without an agent, that has an idempotency key: by the key first, then
/// to its thread.
///
/// It decides nothing of a conversation and runs at least once, so that it costs no second transaction. Which
/// request was first under a key is in the log's order, so reading again finds the same; what is then passed
/// on twice, the thread's decider recognizes.
public final class IdempotencyTopology {

    public static final String NAME = "idempotency";

    private IdempotencyTopology() {}

    public static void define(StreamsBuilder builder, EventSerdes serdes) {
        KStream<String, SpecificRecord> checked =
                serdes.read(builder, CONVERSATION_IDEMPOTENCY)
                        .process(IdempotencyProcessor.supplier(serdes), Named.as("check-idempotency-key"));
        serdes.pass(checked, CONVERSATION_REQUESTS);
        serdes.pass(checked, CONVERSATION_REPLIES);
    }
}
