package io.onbehalf.queue.topology;

import io.onbehalf.kit.avro.RecordMapper;
import io.onbehalf.queue.domain.QueueRequest;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/// The one place where the domain's records and Avro's meet.
public final class QueueMapping {

    private static final Map<String, Class<?>> REQUESTS =
            records(QueueRequest.class).collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

    private QueueMapping() {}

    /// Where the Avro records of this service's names are.
    public static RecordMapper mapper() {
        return new RecordMapper("io.onbehalf.schemas.queue", "io.onbehalf.schemas.common");
    }

    /// The records of a sealed type, at whatever depth.
    public static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(QueueMapping::records)
                : Stream.of(type);
    }

    static @Nullable QueueRequest request(RecordMapper mapper, SpecificRecord asked) {
        Class<?> type = REQUESTS.get(asked.getSchema().getName());
        return type == null ? null : (QueueRequest) mapper.toDomain(asked, type);
    }
}
