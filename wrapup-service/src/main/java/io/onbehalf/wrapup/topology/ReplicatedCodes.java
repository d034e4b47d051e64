package io.onbehalf.wrapup.topology;

import io.onbehalf.kit.avro.RecordMapper;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.query.Replica;
import io.onbehalf.schemas.Topic;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.wrapup.QueueWrapupCodesSnapshot;
import io.onbehalf.wrapup.domain.codes.CodeId;
import io.onbehalf.wrapup.domain.codes.DefaultCode;
import io.onbehalf.wrapup.domain.codes.OfferedCodes;
import io.onbehalf.wrapup.domain.codes.WrapupCodeSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.jspecify.annotations.Nullable;

/// Reads what queues offer from the replicas of the codes: a stint's thread and its organization's codes are
/// on different partitions.
///
/// Besides its request and its state a decision reads these and [ReplicatedCallLogging] alone. The request
/// can't bring the codes along, because only the stint knows its queue. A replay may find other codes; the
/// event therefore says which code was taken and what it was called.
///
/// @param queues finds the snapshot of a queue's own codes
/// @param codes finds the snapshot of a code
public record ReplicatedCodes(
        Function<String, @Nullable SpecificRecord> queues, Function<String, @Nullable SpecificRecord> codes)
        implements OfferedCodes {

    /// The replicas that a processor can reach.
    static ReplicatedCodes of(ProcessorContext<?, ?> context) {
        return new ReplicatedCodes(
                replica(context, Topics.QUEUE_WRAPUP_CODES), replica(context, Topics.WRAPUP_CODES));
    }

    static Function<String, @Nullable SpecificRecord> replica(ProcessorContext<?, ?> context, Topic topic) {
        TimestampedKeyValueStore<String, SpecificRecord> store =
                context.getStateStore(Replica.storeName(topic));
        return key -> {
            var found = store.get(key);
            return found == null ? null : found.value();
        };
    }

    @Override
    public List<WrapupCodeSnapshot> of(OrganizationId organization, QueueId queue) {
        List<WrapupCodeSnapshot> own = ids(queue).stream().flatMap(code -> code(organization, code)).toList();
        return own.isEmpty() ? List.of(DefaultCode.of(organization)) : own;
    }

    /// Reads that code alone, but for the default one, which is offered where there is no other.
    @Override
    public Optional<WrapupCodeSnapshot> find(OrganizationId organization, QueueId queue, CodeId code) {
        if (ids(queue).contains(code.value())) {
            return code(organization, code.value()).findFirst();
        }
        return DefaultCode.is(code) ? OfferedCodes.super.find(organization, queue, code) : Optional.empty();
    }

    private List<String> ids(QueueId queue) {
        return queues.apply(queue.value()) instanceof QueueWrapupCodesSnapshot snapshot
                ? snapshot.getCodeIds()
                : List.of();
    }

    private Stream<WrapupCodeSnapshot> code(OrganizationId organization, String code) {
        return DefaultCode.is(new CodeId(code))
                ? Stream.of(DefaultCode.of(organization))
                : Optional.ofNullable(codes.apply(code))
                        .map(found -> RecordMapper.ofCatalogue().toDomain(found, WrapupCodeSnapshot.class))
                        .stream();
    }
}
