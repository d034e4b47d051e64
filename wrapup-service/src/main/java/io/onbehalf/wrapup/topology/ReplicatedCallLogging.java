package io.onbehalf.wrapup.topology;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.queue.OrganizationSnapshot;
import io.onbehalf.wrapup.domain.acw.CallLogging;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/// Reads from the replica of the organizations whether their interactions have logs; those of an organization
/// that has set nothing have none.
///
/// @param organizations finds the snapshot of an organization
record ReplicatedCallLogging(Function<String, @Nullable SpecificRecord> organizations)
        implements CallLogging {

    static ReplicatedCallLogging of(ProcessorContext<?, ?> context) {
        return new ReplicatedCallLogging(ReplicatedCodes.replica(context, Topics.ORGANIZATIONS));
    }

    @Override
    public boolean isOn(OrganizationId organization) {
        return organizations.apply(organization.value()) instanceof OrganizationSnapshot settings
                && settings.getCallLogging();
    }
}
