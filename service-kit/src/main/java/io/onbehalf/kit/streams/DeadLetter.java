package io.onbehalf.kit.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.onbehalf.kit.domain.text.WholeText;
import io.onbehalf.kit.metrics.OnbehalfMeter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// The record that is written for a record that was set aside.
///
/// It has the key, value and headers as they were, and headers `dead_letter_reason` and `dead_letter_source`.
/// It is always small enough for a broker: a record that Kafka just took has no room for two more headers. Of
/// what does not fit, value, headers and key in this order, only the length and the hash are told; the record
/// itself is at its place for as long as its topic keeps it.
public final class DeadLetter {

    public static final String REASON = "dead_letter_reason";
    public static final String SOURCE = "dead_letter_source";

    /// The source of what is no record yet: a PDU.
    public static final String SMPP = "smpp";

    private static final Pattern PLACE = Pattern.compile("(.+)-[0-9]+@[0-9]+");

    /// What a broker and a producer take by default is 1 MiB, with some bytes around each part.
    static final int MOST_BYTES = 1_000_000;

    private static final int MOST_REASON = 1_000;

    private final DeadLetterOrigin origin;
    private final Headers headers = new RecordHeaders();
    private byte @Nullable [] key;
    private byte @Nullable [] value;

    private DeadLetter(DeadLetterOrigin origin, String reason) {
        this.origin = origin;
        key = origin.key();
        value = origin.value();
        origin.headers().forEach(headers::add);
        told(headers, reason);
    }

    /// The letter of a record.
    ///
    /// @param timestamp of the record, in epoch milliseconds; a negative one is left out
    /// @param reason a sentence that does not quote the record; at most 1,000 characters of it are kept
    public static ProducerRecord<byte[], byte[]> of(
            String topic, long timestamp, DeadLetterOrigin origin, String reason) {
        count(origin.source(), reason);
        var letter = new DeadLetter(origin, reason);
        letter.fit(reason);
        return new ProducerRecord<>(
                topic,
                origin.partition(),
                timestamp < 0 ? null : timestamp,
                letter.key,
                letter.value,
                letter.headers);
    }

    /// Counts a record that is set aside, by where it came from and the kind of the reason.
    ///
    /// @param source as in the letter's header
    public static void count(String source, String reason) {
        OnbehalfMeter.DEAD_LETTERS.count(counted(source), kind(reason));
    }

    private static String counted(String source) {
        Matcher place = PLACE.matcher(source);
        if (place.matches()) {
            return place.group(1);
        }
        return source.equals(SMPP) ? SMPP : "store";
    }

    private static String kind(String reason) {
        return Stream.of("unreadable", "unprocessable")
                .filter(reason::startsWith)
                .findFirst()
                .orElse("unroutable");
    }

    private void told(Headers to, String reason) {
        to.add(REASON, WholeText.cut(reason, MOST_REASON).getBytes(UTF_8));
        to.add(SOURCE, origin.source().getBytes(UTF_8));
    }

    private void fit(String reason) {
        if (value != null && size() > MOST_BYTES) {
            describe("value", value);
            value = null;
        }
        if (size() > MOST_BYTES) {
            Headers own = new RecordHeaders();
            told(own, reason);
            own.add("dead_letter_headers_left_out", String.valueOf(count(origin.headers())).getBytes(UTF_8));
            for (Header header : headers) {
                if (header.key().startsWith("dead_letter_value_")) {
                    own.add(header);
                }
            }
            replaceHeaders(own);
        }
        if (key != null && size() > MOST_BYTES) {
            describe("key", key);
            key = null;
        }
    }

    private void describe(String part, byte[] bytes) {
        headers.add("dead_letter_%s_length".formatted(part), String.valueOf(bytes.length).getBytes(UTF_8));
        headers.add("dead_letter_%s_sha256".formatted(part), sha256(bytes).getBytes(UTF_8));
    }

    private void replaceHeaders(Headers others) {
        for (Header header : headers.toArray()) {
            headers.remove(header.key());
        }
        others.forEach(headers::add);
    }

    private long size() {
        return RecordBytes.size(key, value, headers);
    }

    private static int count(Headers headers) {
        return headers.toArray().length;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
