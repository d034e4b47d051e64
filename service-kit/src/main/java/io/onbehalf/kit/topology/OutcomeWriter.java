package io.onbehalf.kit.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.onbehalf.kit.avro.RecordMapper;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.streams.OnbehalfHeaders;
import io.onbehalf.kit.streams.RecordBytes;
import io.onbehalf.kit.streams.StreamsSettings;
import io.onbehalf.schemas.Topic;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.api.Record;

/// Turns a decision's events and reply into Avro bytes, once, and measures them.
final class OutcomeWriter<E, P> {

    private final DeciderBinding<?, ?, E, P> binding;
    private final RecordMapper mapper;
    private final Serializer<SpecificRecord> serializer;
    private int mostBytes = StreamsSettings.DEFAULT_MAX_RECORD_BYTES;

    OutcomeWriter(DeciderBinding<?, ?, E, P> binding, EventSerdes serdes) {
        this.binding = binding;
        this.mapper = serdes.mapper();
        this.serializer = serdes.values().serializer();
    }

    void configure(Map<String, Object> settings) {
        mostBytes = StreamsSettings.maxRecordBytes(settings);
    }

    /// The largest record or row that a decision may write.
    int mostBytes() {
        return mostBytes;
    }

    /// @param last true for the last event of the decision
    Record<String, Outcome> event(Record<String, ?> request, E event, EventHeader header, boolean last) {
        SpecificRecord avro = mapper.toAvro((java.lang.Record) event, header.fields());
        Headers headers =
                OnbehalfHeaders.event(avro, binding.events().owner(), request.key(), request.headers());
        return new Record<>(
                request.key(),
                new Decided<>(event, header, bytes(binding.events(), request.key(), avro, headers), last),
                request.timestamp(),
                headers);
    }

    /// @param written the positions of what the decision wrote, as one header
    Record<String, Outcome> reply(Record<String, ?> request, RequestHeader header, P reply, String written) {
        Headers headers = OnbehalfHeaders.reply(request.headers(), written);
        return new Record<>(
                request.key(),
                new Answered<>(reply, replyBytes(request.key(), header, reply, headers)),
                request.timestamp(),
                headers);
    }

    /// The reply to a request that can't be processed, on its way past the topology.
    ProducerRecord<byte[], byte[]> refusal(Record<String, ?> request, RequestHeader header) {
        P reply = binding.replies().refused().apply(new Refusal(Refusal.NOT_PROCESSED, Map.of()));
        Headers headers = OnbehalfHeaders.reply(request.headers());
        return new ProducerRecord<>(
                binding.replies().topic().name(),
                null,
                request.timestamp(),
                request.key().getBytes(UTF_8),
                replyBytes(request.key(), header, reply, headers),
                headers);
    }

    private byte[] replyBytes(String key, RequestHeader header, P reply, Headers headers) {
        SpecificRecord avro = mapper.toAvro((java.lang.Record) reply, header.replyFields());
        return bytes(binding.replies().topic(), key, avro, headers);
    }

    private byte[] bytes(Topic topic, String key, SpecificRecord avro, Headers headers) {
        return new RecordBytes(serializer, mostBytes).of(topic, key, avro, headers);
    }
}
