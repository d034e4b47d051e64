package io.onbehalf.conversation.carrier;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onbehalf.conversation.directory.ThreadIdentity;
import io.onbehalf.conversation.domain.consent.ConsentKeywords;
import io.onbehalf.schemas.Topics;
import java.time.InstantSource;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;

/// Handlers of what comes in, for specifications of the link.
final class InboundHandlers {

    private InboundHandlers() {}

    /// One that knows the queue of our number.
    static InboundHandler writingTo(Producer<String, SpecificRecord> kafka) {
        var records =
                new InboundRecords(
                        Settings.defaults(),
                        new Directories().queue("q-1", "Support", "+" + Inbound.OURS).directory(),
                        new ThreadIdentity("a secret of sixteen"),
                        ConsentKeywords.load(),
                        InstantSource.fixed(Outgoing.NOON));
        return new InboundHandler(
                records,
                new InboundLog(kafka, Topics.CONVERSATION_DEAD_LETTERS),
                new CarrierMetrics(new SimpleMeterRegistry()));
    }
}
