package io.onbehalf.kit.topology;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onbehalf.kit.avro.RecordMapper;
import io.onbehalf.kit.copies.CopyWaits;
import io.onbehalf.kit.store.StateSerde;
import io.onbehalf.kit.streams.RecordKeys;
import io.onbehalf.kit.streams.RecordWriter;
import io.onbehalf.kit.streams.UnprocessableRecord;
import io.onbehalf.kit.tracing.Tracing;
import io.onbehalf.schemas.Topic;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.jspecify.annotations.Nullable;

/// The rim of a topology: Avro becomes the domain's records on the way in ([#read], [#requests]) and the
/// domain's records become Avro on the way out ([#send], [#sendRecords]), once each.
///
/// Every step is named after its topic or its decider.
///
/// @param copies are told when a copy of another's topic can't go on
/// @param tracing each decision is a step
public record EventSerdes(
        Serde<SpecificRecord> values, RecordMapper mapper, CopyWaits copies, Tracing tracing) {

    /// An event that is read back from its topic.
    public record Received<E>(E event, EventHeader header) {}

    public EventSerdes(Serde<SpecificRecord> values) {
        this(
                values,
                new CopyWaits(CopyWaits.DEFAULT_BOUND, InstantSource.system(), new SimpleMeterRegistry()));
    }

    public EventSerdes(Serde<SpecificRecord> values, CopyWaits copies) {
        this(values, copies, Tracing.off());
    }

    public EventSerdes(Serde<SpecificRecord> values, CopyWaits copies, Tracing tracing) {
        this(values, RecordMapper.ofCatalogue(), copies, tracing);
    }

    /// The settings for consuming a topic's values; the step is `consume-<topic>`.
    public Consumed<String, SpecificRecord> consumed(Topic topic) {
        return Consumed.with(RecordKeys.serde(), values).withName("consume-" + topic.name());
    }

    /// Reads our own topic: every record must be one of its types; anything else is set aside.
    public KStream<String, SpecificRecord> read(StreamsBuilder builder, Topic topic) {
        return readOthers(builder, topic)
                .peek((_, value) -> check(topic, value), Named.as("check-" + topic.name()));
    }

    /// Reads events, of another service or of our own: what we don't know, and a record without a value, is
    /// passed over later.
    public KStream<String, SpecificRecord> readOthers(StreamsBuilder builder, Topic topic) {
        return builder.stream(topic.name(), consumed(topic));
    }

    /// The records of a stream that are requests of a domain type, as such; the others are passed over.
    ///
    /// @param type a record or a sealed type
    /// @param name of the requests; the step is `read-<name>`
    public <R> KStream<String, Requested<R>> requests(
            KStream<String, SpecificRecord> stream, Class<R> type, String name) {
        Function<SpecificRecord, @Nullable R> reader = mapper.reader(type);
        return stream.flatMapValues(value -> requested(value, reader), Named.as("read-" + name));
    }

    /// The records of a stream that are events of a domain type, as such; the others are passed over.
    ///
    /// @param type a record or a sealed type
    /// @param name of the events; the step is `read-<name>`
    public <E> KStream<String, Received<E>> events(
            KStream<String, SpecificRecord> stream, Class<E> type, String name) {
        return events(stream, mapper.reader(type), name);
    }

    /// The same for what a reader makes of a record.
    ///
    /// @param reader returns null for a record that is passed over
    public <E> KStream<String, Received<E>> events(
            KStream<String, SpecificRecord> stream,
            Function<SpecificRecord, @Nullable E> reader,
            String name) {
        return stream.flatMapValues(value -> received(value, reader), Named.as("read-" + name));
    }

    /// Runs a decider over its requests; step `decide-<name>`. The moments that its states wait for come back
    /// as requests through its topic; steps `timers-of-<name>`, `to-timers-of-<name>`,
    /// `produce-timers-of-<name>`.
    public <S, R, E, P> Outcomes<E, P> decide(
            KStream<String, Requested<R>> requests, DeciderBinding<S, R, E, P> binding) {
        String name = binding.name();
        KStream<String, Forwarded> forwarded =
                requests.process(
                        binding.withStore(() ->
                                new DeciderProcessor<>(binding, new OutcomeWriter<>(binding, this), tracing)),
                        Named.as("decide-" + name));
        binding.timers()
                .ifPresent(topic -> {
                    String timers = "timers-of-" + name;
                    KStream<String, Requested<R>> due =
                            forwarded.flatMapValues(EventSerdes::timer, Named.as(timers));
                    sendRequests(due, topic.owner(), topic, timers);
                });
        return new Outcomes<>(
                forwarded.flatMapValues(EventSerdes::event, Named.as("events-of-" + name)),
                forwarded.flatMapValues(EventSerdes::reply, Named.as("replies-of-" + name)));
    }

    /// Sends a decider's events or replies, in the bytes that were checked; steps `to-<topic>`,
    /// `produce-<topic>`.
    public void send(KStream<String, ? extends Outcome> outcomes, Topic topic) {
        produce(
                outcomes.mapValues(outcome -> outcome.avro(), Named.as("to-" + topic.name())),
                topic,
                topic.name());
    }

    /// Sends records of the domain under their Avro names; null is a tombstone.
    public <T extends @Nullable Record> void sendRecords(KStream<String, T> records, Topic topic) {
        write(
                records,
                record -> record == null ? null : mapper.toAvro(record, Map.of()),
                topic,
                topic.name());
    }

    /// Sends what a thing is after each event, under its Avro name and with the event's header.
    public <E> void sendValues(
            KStream<String, Decided<E>> events, Function<E, ? extends Record> value, Topic topic) {
        write(
                events,
                decided -> mapper.toAvro(value.apply(decided.event()), decided.header().fields()),
                topic,
                topic.name());
    }

    /// Passes Avro records on as they are: those that belong on the topic; steps `to-<topic>`,
    /// `write-<topic>`, `produce-<topic>`.
    public void pass(KStream<String, SpecificRecord> stream, Topic topic) {
        produce(
                stream.filter((_, value) -> topic.carries(value), Named.as("to-" + topic.name()))
                        .processValues(
                                RecordWriter.supplier(topic, values.serializer(), value -> value),
                                Named.as("write-" + topic.name())),
                topic,
                topic.name());
    }

    /// Sends requests that the service itself makes.
    ///
    /// @param requestedBy the service
    public void sendRequests(
            KStream<String, ? extends Requested<?>> requests, String requestedBy, Topic topic) {
        sendRequests(requests, requestedBy, topic, topic.name());
    }

    private void sendRequests(
            KStream<String, ? extends Requested<?>> requests, String requestedBy, Topic topic, String step) {
        write(
                requests,
                request -> mapper.toAvro((Record) request.request(), request.header().fields(requestedBy)),
                topic,
                step);
    }

    private <T extends @Nullable Object> void write(
            KStream<String, T> stream, Function<T, @Nullable SpecificRecord> avro, Topic topic, String step) {
        produce(
                stream.processValues(
                        RecordWriter.supplier(topic, values.serializer(), avro), Named.as("to-" + step)),
                topic,
                step);
    }

    private static void produce(KStream<String, byte[]> bytes, Topic topic, String step) {
        bytes.to(
                topic.name(),
                Produced.with(RecordKeys.serde(), Serdes.ByteArray()).withName("produce-" + step));
    }

    /// A topic between two halves of a topology, in our private codec.
    ///
    /// @param like has as many partitions
    public static <T> Repartitioned<String, T> repartitioned(String name, Class<T> type, Topic like) {
        return Repartitioned.with(RecordKeys.serde(), StateSerde.of(type))
                .withName(name)
                .withNumberOfPartitions(like.partitions());
    }

    private static <R> Iterable<Requested<R>> requested(
            @Nullable SpecificRecord value, Function<SpecificRecord, @Nullable R> reader) {
        if (value == null) {
            return Set.of();
        }
        return UnprocessableRecord.guarded(() -> {
            R request = reader.apply(value);
            return request == null ? Set.of() : Set.of(new Requested<>(request, RequestHeader.of(value)));
        });
    }

    private static <E> Iterable<Received<E>> received(
            @Nullable SpecificRecord value, Function<SpecificRecord, @Nullable E> reader) {
        if (value == null) {
            return Set.of();
        }
        return UnprocessableRecord.guarded(() -> {
            E event = reader.apply(value);
            return event == null ? Set.of() : Set.of(new Received<>(event, EventHeader.of(value)));
        });
    }

    @SuppressWarnings("unchecked") // what a decider forwards is its own events, replies and requests
    private static <E> Iterable<Decided<E>> event(Forwarded forwarded) {
        return forwarded instanceof Decided<?> decided ? Set.of((Decided<E>) decided) : Set.of();
    }

    @SuppressWarnings("unchecked")
    private static <P> Iterable<Answered<P>> reply(Forwarded forwarded) {
        return forwarded instanceof Answered<?> answered ? Set.of((Answered<P>) answered) : Set.of();
    }

    @SuppressWarnings("unchecked")
    private static <R> Iterable<Requested<R>> timer(Forwarded forwarded) {
        return forwarded instanceof Requested<?> requested ? Set.of((Requested<R>) requested) : Set.of();
    }

    private static void check(Topic topic, @Nullable SpecificRecord value) {
        if (value == null || !topic.carries(value)) {
            throw new UnprocessableRecord(
                    new IllegalArgumentException(
                            "topic %s: does not carry %s"
                                    .formatted(
                                            topic.name(),
                                            value == null ? "tombstones" : value.getSchema().getFullName())));
        }
    }
}
