package io.onbehalf.queue.topology;

import io.onbehalf.kit.avro.RecordMapper;

/// The one place where the domain's records and Avro's meet.
public final class QueueMapping {

    private QueueMapping() {}

    /// Where the Avro records of this service's names are.
    public static RecordMapper mapper() {
        return new RecordMapper("io.onbehalf.schemas.queue", "io.onbehalf.schemas.common");
    }
}
