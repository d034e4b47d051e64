package io.onbehalf.kit.config;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.support.serializer.ErrorHandlingDeserializer;

/// Reads replies for the calls that wait for them; skips a reply that can't be read, and logs it without its
/// content.
///
/// Only the call that it answers fails (503). An exception out of a poll would return with every further
/// poll, and no later reply would be read.
final class ReplyReader {

    private static final Logger LOG = LoggerFactory.getLogger(ReplyReader.class);

    private ReplyReader() {}

    static Deserializer<SpecificRecord> of(Deserializer<SpecificRecord> values) {
        return new ErrorHandlingDeserializer<>((topic, bytes) -> read(values, topic, bytes));
    }

    private static SpecificRecord read(Deserializer<SpecificRecord> values, String topic, byte[] bytes) {
        try {
            return values.deserialize(topic, bytes);
        } catch (RuntimeException e) {
            LOG.warn(
                    "{}: a reply that can't be read is passed over: {}", topic, e.getClass().getSimpleName());
            throw e;
        }
    }
}
