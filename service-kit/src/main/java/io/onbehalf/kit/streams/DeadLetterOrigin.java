package io.onbehalf.kit.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.onbehalf.kit.store.UnreadableRow;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// The record that is set aside, and its place.
///
/// A record that waited in a store is processed while another one is read, so what Kafka Streams tells of the
/// source is not its own. It has its key and headers still; its bytes are at its place.
///
/// @param source the place, `<topic>-<partition>@<offset>`; of a timer the processor's name
/// @param partition to which the letter goes; null for that of its key
@SuppressWarnings("ArrayRecordComponent") // bytes on their way to a topic, never compared
public record DeadLetterOrigin(
        byte @Nullable [] key,
        byte @Nullable [] value,
        Headers headers,
        String source,
        @Nullable Integer partition) {

    /// As [OnbehalfHeaders#HELD_FROM] has it; whoever writes to a topic may send something else.
    private static final Pattern PLACE = Pattern.compile("[a-zA-Z0-9._-]+-[0-9]+@[0-9]+");

    /// A topic's name has at most 249 characters.
    private static final int LONGEST_PLACE = 300;

    /// The origin of a record that a processor could not process, or of a row that a timer could not read.
    ///
    /// @param record null where a timer has failed before it had one
    static DeadLetterOrigin of(
            ErrorHandlerContext context, @Nullable Record<?, ?> record, UnprocessableRecord problem) {
        if (record == null && problem.getCause() instanceof UnreadableRow row) {
            return new DeadLetterOrigin(
                    row.key().getBytes(UTF_8),
                    row.value(),
                    new RecordHeaders(),
                    context.processorNodeId() + ": a row",
                    null);
        }
        return record == null
                ? new DeadLetterOrigin(
                        problem.key().map(key -> key.getBytes(UTF_8)).orElse(null),
                        null,
                        new RecordHeaders(),
                        timer(context),
                        null)
                : ofRecord(context, record);
    }

    /// The origin of a record that a processor has forwarded or could not process.
    static DeadLetterOrigin ofRecord(ErrorHandlerContext context, Record<?, ?> record) {
        String held = OnbehalfHeaders.text(record.headers(), OnbehalfHeaders.HELD_FROM);
        if (held.length() <= LONGEST_PLACE && PLACE.matcher(held).matches()) {
            return ofStore(record, held);
        }
        if (context.partition() < 0) {
            return ofStore(record, timer(context));
        }
        return ofTopic(context, context.sourceRawKey(), context.sourceRawValue(), context.headers());
    }

    /// The origin of a record that was read from a topic.
    static DeadLetterOrigin ofTopic(
            ErrorHandlerContext context, byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        String source = context.topic() + "-" + context.partition() + "@" + context.offset();
        return new DeadLetterOrigin(key, value, headers, source, context.partition());
    }

    /// The origin of a record that was read from a topic by other means than Kafka Streams.
    public static DeadLetterOrigin ofTopic(ConsumerRecord<?, byte[]> record, byte @Nullable [] key) {
        String source = record.topic() + "-" + record.partition() + "@" + record.offset();
        return new DeadLetterOrigin(key, record.value(), record.headers(), source, record.partition());
    }

    private static String timer(ErrorHandlerContext context) {
        return context.processorNodeId() + ": a timer";
    }

    private static DeadLetterOrigin ofStore(Record<?, ?> record, String source) {
        byte[] key = record.key() == null ? null : record.key().toString().getBytes(UTF_8);
        return new DeadLetterOrigin(key, null, record.headers(), source, null);
    }
}
