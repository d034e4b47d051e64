package io.onbehalf.conversation.topology;

import io.onbehalf.kit.avro.RecordMapper;

/// Where this service's domain records find their Avro records.
public final class AvroMapping {

    public static final RecordMapper MAPPER =
            new RecordMapper(
                    "io.onbehalf.schemas.conversation",
                    "io.onbehalf.schemas.common",
                    "io.onbehalf.schemas.wrapup",
                    "io.onbehalf.schemas.carrier");

    private AvroMapping() {}
}
