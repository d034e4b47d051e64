package io.onbehalf.wrapup.topology;

import io.onbehalf.kit.avro.RecordMapper;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.query.Replica;
import io.onbehalf.schemas.Topic;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.wrapup.QueueWrapupCodesSnapshot;
import io.onbehalf.wrapup.domain.CodeId;
import io.onbehalf.wrapup.domain.DefaultCode;
import io.onbehalf.wrapup.domain.OfferedCodes;
import io.onbehalf.wrapup.domain.WrapupCodeSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.jspecify.annotations.Nullable;

/// What queues offer, from the copies of the codes that every instance has: a stint's thread and its
/// organization's codes lie on different partitions.
///
/// The only thing that a decision looks at besides its request and its state: what is offered depends on when
/// it is decided. Who asks can't bring the codes along, as only the stint knows its queue. The event says
/// which code it was and by what name, so nobody who reads it has to look up.
public final class ReplicatedCodes implements OfferedCodes {

    private final RecordMapper mapper;
    private final Function<String, @Nullable SpecificRecord> queues;
    private final Function<String, @Nullable SpecificRecord> codes;

    /// @param queues the snapshot of a queue's codes, by queue
    /// @param codes the snapshot of a code, by code
    public ReplicatedCodes(
            RecordMapper mapper,
            Function<String, @Nullable SpecificRecord> queues,
            Function<String, @Nullable SpecificRecord> codes) {
        this.mapper = mapper;
        this.queues = queues;
        this.codes = codes;
    }

    /// The copies as a processor sees them.
    static ReplicatedCodes of(RecordMapper mapper, ProcessorContext<?, ?> context) {
        return new ReplicatedCodes(
                mapper, copy(context, Topics.QUEUE_WRAPUP_CODES), copy(context, Topics.WRAPUP_CODES));
    }

    private static Function<String, @Nullable SpecificRecord> copy(
            ProcessorContext<?, ?> context, Topic topic) {
        TimestampedKeyValueStore<String, SpecificRecord> store =
                context.getStateStore(Replica.storeName(topic));
        return key -> {
            var found = store.get(key);
            return found == null ? null : found.value();
        };
    }

    @Override
    public List<WrapupCodeSnapshot> of(OrganizationId organization, QueueId queue) {
        List<WrapupCodeSnapshot> given =
                queues.apply(queue.value()) instanceof QueueWrapupCodesSnapshot snapshot
                        ? snapshot.getCodeIds().stream().flatMap(code -> code(organization, code)).toList()
                        : List.of();
        return given.isEmpty() ? List.of(DefaultCode.of(organization)) : given;
    }

    private Stream<WrapupCodeSnapshot> code(OrganizationId organization, String code) {
        return DefaultCode.is(new CodeId(code))
                ? Stream.of(DefaultCode.of(organization))
                : Optional.ofNullable(codes.apply(code))
                        .map(found -> mapper.toDomain(found, WrapupCodeSnapshot.class))
                        .stream();
    }
}
