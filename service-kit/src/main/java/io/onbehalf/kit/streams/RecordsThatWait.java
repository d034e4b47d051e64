package io.onbehalf.kit.streams;

import io.onbehalf.kit.avro.RegistrySerde;
import io.onbehalf.schemas.Topic;
import io.onbehalf.schemas.Topics;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Serde;

/// Which records of a service's topics are not read yet, and why not.
///
/// A record whose schema is new here waits for the registry. A record of a type that this build does not
/// know, on a topic of the service itself, waits for a newer instance of the service, as another of them made
/// it: who reads on would decide without it. On another service's topic it is passed over ([DeadLetters]).
/// Topics between two halves of a topology carry our private codec, which needs no registry. A record that
/// needs a row of a newer version waits as one of a newer type does.
public final class RecordsThatWait implements Function<ConsumerRecord<?, byte[]>, Optional<String>> {

    private static final Map<String, String> OWNERS =
            Topics.ALL.stream()
                    .filter(topic -> !topic.values().isEmpty())
                    .collect(Collectors.toUnmodifiableMap(Topic::name, Topic::owner));

    private final Serde<SpecificRecord> values;
    private final String service;
    private final RowsOfNewerVersions newer;

    /// For a reader of records that need no row.
    public RecordsThatWait(Serde<SpecificRecord> values, String service) {
        this(values, service, new RowsOfNewerVersions());
    }

    /// @param newer which records of the topology can't be processed
    public RecordsThatWait(Serde<SpecificRecord> values, String service, RowsOfNewerVersions newer) {
        this.values = values;
        this.service = service;
        this.newer = newer;
    }

    @Override
    public Optional<String> apply(ConsumerRecord<?, byte[]> record) {
        if (newer.contains(record)) {
            return Optional.of("a newer version of this service has written a row that it needs");
        }
        String owner = OWNERS.get(record.topic());
        if (owner == null || !(values instanceof RegistrySerde ours)) {
            return Optional.empty();
        }
        if (!ours.isReadable(record.value())) {
            return Optional.of("its schema is new here, and the registry is away");
        }
        return owner.equals(service) && ours.isOfNewerType(record.value())
                ? Optional.of("its type is new, and needs a newer version of this service")
                : Optional.empty();
    }
}
