package io.onbehalf.wrapup.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.store.SortedText;
import io.onbehalf.kit.streams.OnbehalfHeaders;
import io.onbehalf.kit.topology.RequestHeader;
import io.onbehalf.kit.topology.Requested;
import io.onbehalf.wrapup.domain.acw.WrapupRequest;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/// A stored request about a stint that arrived before the first event of the stint. A row of a release that
/// only held wrap-ups is set aside like one that can't be read: its caller is not answered any more.
///
/// @param headers of the record; the reply needs them
/// @param topic of the record; with its partition and offset the place to look for it, should it be set aside
/// @param offset of the record, by which requests of a stint keep their order
/// @param until when it is decided at the latest, in ms of the wall clock
record EarlyRequest(
        String thread,
        WrapupRequest.ByUser request,
        RequestHeader header,
        Map<String, byte[]> headers,
        long timestamp,
        String topic,
        int partition,
        long offset,
        long until) {

    private static final int OFFSET_DIGITS = 19;

    static EarlyRequest of(
            Record<String, Requested<WrapupRequest>> record,
            WrapupRequest.ByUser request,
            RecordMetadata place,
            long until) {
        Map<String, byte[]> headers = new HashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), header.value()));
        return new EarlyRequest(
                record.key(),
                request,
                record.value().header(),
                headers,
                record.timestamp(),
                place.topic(),
                place.partition(),
                place.offset(),
                until);
    }

    /// The record as it arrived, with the place from which it came.
    Record<String, Requested<WrapupRequest>> record() {
        Headers restored = new RecordHeaders();
        headers.forEach(restored::add);
        String place = topic + "-" + partition + "@" + offset;
        restored.add(OnbehalfHeaders.HELD_FROM, place.getBytes(UTF_8));
        return new Record<>(thread, new Requested<>(request, header), timestamp, restored);
    }

    /// The prefix of the keys of all requests of a stint.
    static String prefix(String thread, ParticipantId participant) {
        return thread + "/" + participant.value() + "/";
    }

    String key() {
        return prefix(thread, request.participantId()) + SortedText.of(offset, OFFSET_DIGITS);
    }
}
