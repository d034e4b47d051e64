package io.onbehalf.wrapup.topology;

import static io.onbehalf.kit.requests.Refusals.KEY_REUSED;

import io.onbehalf.kit.avro.RecordMapper;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.query.Replica;
import io.onbehalf.kit.topology.DeciderBinding;
import io.onbehalf.kit.topology.DeciderProcessor;
import io.onbehalf.kit.topology.EventSerdes;
import io.onbehalf.kit.topology.Snapshot.Camera;
import io.onbehalf.kit.topology.SnapshotProcessor;
import io.onbehalf.schemas.Topics;
import io.onbehalf.wrapup.domain.CodeEvent;
import io.onbehalf.wrapup.domain.CodeRequest;
import io.onbehalf.wrapup.domain.CodeState;
import io.onbehalf.wrapup.domain.Codes;
import io.onbehalf.wrapup.domain.Stint;
import io.onbehalf.wrapup.domain.WrapupEvent;
import io.onbehalf.wrapup.domain.WrapupReply;
import io.onbehalf.wrapup.domain.WrapupRequest;
import io.onbehalf.wrapup.domain.Wrapups;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;

/// Two deciders side by side: an organization's codes, and the stints of a thread with their wrap-ups.
public final class WrapupTopology {

    /// Rows of organizations.
    public static final String CODES = "code-state";

    /// Rows of threads.
    public static final String STINTS = "stint-state";

    private static final WrapupReply OTHER_REQUEST = WrapupReply.refused(new Refusal(KEY_REUSED, Map.of()));

    private final RecordMapper mapper;
    private final Snapshots snapshots;

    public WrapupTopology(RecordMapper mapper) {
        this.mapper = mapper;
        this.snapshots = new Snapshots(mapper);
    }

    public void draw(StreamsBuilder builder, EventSerdes serdes) {
        Replica.declare(builder, serdes, Topics.QUEUES);
        Replica.declare(builder, serdes, Topics.QUEUE_MEMBERS);
        Replica.declare(builder, serdes, Topics.WRAPUP_CODES);
        Replica.declare(builder, serdes, Topics.QUEUE_WRAPUP_CODES);

        KStream<String, SpecificRecord> requests = serdes.read(builder, Topics.WRAPUP_REQUESTS);
        KStream<String, SpecificRecord> conversations =
                builder.stream(
                        Topics.CONVERSATION_EVENTS.name(), serdes.consumed(Topics.CONVERSATION_EVENTS));

        KStream<String, SpecificRecord> codes =
                requests.filterNot((_, asked) -> WrapupMapping.isAboutStint(asked), Named.as("about-codes"))
                        .process(DeciderProcessor.supplier(codes()), Named.as("decide-codes"));
        KStream<String, SpecificRecord> wrapups =
                requests.merge(conversations, Named.as("with-conversations"))
                        .filter((_, asked) -> WrapupMapping.isAboutStint(asked), Named.as("about-stints"))
                        .process(StintProcessor.supplier(STINTS, this::stints), Named.as("decide-wrapups"));

        KStream<String, SpecificRecord> decided = codes.merge(wrapups, Named.as("decided"));
        serdes.send(decided, Topics.WRAPUP_EVENTS);
        serdes.send(decided, Topics.WRAPUP_REPLIES);
        codes.process(taken(snapshots::code), Named.as("snapshot-codes"), CODES)
                .to(Topics.WRAPUP_CODES.name(), serdes.produced(Topics.WRAPUP_CODES));
        codes.process(taken(snapshots::queue), Named.as("snapshot-queue-codes"), CODES)
                .to(Topics.QUEUE_WRAPUP_CODES.name(), serdes.produced(Topics.QUEUE_WRAPUP_CODES));
    }

    private static ProcessorSupplier<String, SpecificRecord, String, SpecificRecord> taken(
            Camera<CodeRows> camera) {
        return SnapshotProcessor.supplier(CODES, CodeRows::new, camera);
    }

    private DeciderBinding<CodeState, CodeRequest, CodeEvent, WrapupReply> codes() {
        return new DeciderBinding<>(
                CODES,
                Codes.DECIDER,
                new CodeStates(),
                Topics.WRAPUP_EVENTS,
                mapper.reader(CodeRequest.class),
                (event, header) -> mapper.toAvro((Record) event, header),
                mapper::toAvro,
                WrapupReply.class,
                OTHER_REQUEST);
    }

    private DeciderBinding<Stint, WrapupRequest, WrapupEvent, WrapupReply> stints(ProcessorContext<?, ?> context) {
        return new DeciderBinding<>(
                STINTS,
                Wrapups.decider(ReplicatedCodes.of(mapper, context)),
                new StintStates(),
                Topics.WRAPUP_EVENTS,
                mapper.reader(WrapupRequest.class),
                (event, header) -> WrapupMapping.event(mapper, event, header),
                mapper::toAvro,
                WrapupReply.class,
                OTHER_REQUEST);
    }
}
