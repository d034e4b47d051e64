package io.onbehalf.conversation.carrier.inbound;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onbehalf.conversation.carrier.Acme;
import io.onbehalf.conversation.carrier.Directories;
import io.onbehalf.conversation.carrier.smpp.InboundSms;
import io.onbehalf.conversation.config.CarrierProperties;
import io.onbehalf.conversation.config.CarrierSettings;
import io.onbehalf.conversation.directory.QueueDirectory;
import io.onbehalf.conversation.domain.consent.ConsentKeywords;
import io.onbehalf.kit.tracing.Tracing;
import java.time.InstantSource;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;

/// Handlers of what comes in, for specifications.
final class InboundHandlers {

    static final String TRACEPARENT = "00-0123456789abcdef0123456789abcdef-0123456789abcdef-01";

    private InboundHandlers() {}

    /// One that knows the queue of our number.
    static InboundHandler writingTo(Producer<String, SpecificRecord> kafka) {
        return writingTo(kafka, new SimpleMeterRegistry(), InstantSource.fixed(Acme.NOON));
    }

    static InboundHandler writingTo(
            Producer<String, SpecificRecord> kafka, MeterRegistry meters, InstantSource clock) {
        QueueDirectory directory =
                new Directories().queue("q-1", "Support", "+" + InboundSms.OURS).directory();
        return new InboundHandler(
                records(CarrierSettings.defaults(), directory, clock),
                new InboundWriter(kafka),
                new InboundMetrics(meters),
                Tracing.off(),
                clock);
    }

    static InboundRecords records(
            CarrierProperties properties, QueueDirectory directory, InstantSource clock) {
        return new InboundRecords(
                new Addresses(properties.inboundQueues(), directory, Acme.IDENTITY),
                new InboundRequests(
                        directory,
                        ConsentKeywords.load(),
                        properties.consent().answers(),
                        properties.partsTimeout(),
                        clock),
                properties.defaultAlphabets(),
                properties.receiptKeys());
    }
}
