package io.onbehalf.kit.query;

import io.onbehalf.kit.copies.CopyWaits;
import io.onbehalf.kit.streams.DeadLetters;
import io.onbehalf.schemas.Topic;
import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decodes the values of a replica. The global thread that does so can't be replaced, so it must not die
/// while the registry is away: it waits for it, and [CopyWaits] knows since when. A type that the topic does
/// not carry is unreadable.
final class ReplicaValues implements Deserializer<SpecificRecord> {

    private static final Logger LOG = LoggerFactory.getLogger(ReplicaValues.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Topic topic;
    private final Deserializer<SpecificRecord> values;
    private final CopyWaits waits;

    ReplicaValues(Topic topic, Serde<SpecificRecord> values, CopyWaits waits) {
        this.topic = topic;
        this.values = values.deserializer();
        this.waits = waits;
    }

    @Override
    public @Nullable SpecificRecord deserialize(String name, byte @Nullable [] bytes) {
        try {
            return awaited(name, bytes);
        } finally {
            waits.end(name);
        }
    }

    private @Nullable SpecificRecord awaited(String name, byte @Nullable [] bytes) {
        while (true) {
            try {
                return checked(values.deserialize(name, bytes));
            } catch (RuntimeException e) {
                if (!DeadLetters.passes(e)) {
                    throw e;
                }
                waits.begin(name);
                LOG.warn("topic {}: the copy waits: {}", name, e.getMessage());
                if (!pause()) {
                    throw e;
                }
            }
        }
    }

    private @Nullable SpecificRecord checked(@Nullable SpecificRecord value) {
        if (value != null && !topic.carries(value)) {
            throw new SerializationException(
                    "topic %s: does not carry %s".formatted(topic.name(), value.getSchema().getFullName()));
        }
        return value;
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
