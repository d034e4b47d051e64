package io.onbehalf.conversation.topology;

import static io.onbehalf.schemas.Topics.CONVERSATION_CLAIMS;
import static io.onbehalf.schemas.Topics.CONVERSATION_REPLIES;
import static io.onbehalf.schemas.Topics.CONVERSATION_REQUESTS;

import io.onbehalf.kit.topology.EventSerdes;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/// The way of a compose that has an idempotency key: by the key first, then to its thread.
///
/// It decides nothing of a conversation and runs at least once, so that it costs no second transaction. Who
/// was first under a key stands in the log's order, so a second pass finds the same; what it then sends
/// twice, the thread's decider knows.
public final class ClaimTopology {

    public static final String CLAIMS = "claims";

    private ClaimTopology() {}

    /// Draws it.
    public static void draw(StreamsBuilder builder, EventSerdes serdes) {
        KStream<String, SpecificRecord> claims =
                serdes.read(builder, CONVERSATION_CLAIMS)
                        .process(ClaimProcessor.supplier(), Named.as("claim-idempotency-key"));
        serdes.send(claims, CONVERSATION_REQUESTS);
        serdes.send(claims, CONVERSATION_REPLIES);
    }
}
