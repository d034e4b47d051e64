package io.onbehalf.kit.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.queue.QueueMemberAdded;
import io.onbehalf.schemas.queue.QueueMembersAddRequested;
import io.onbehalf.schemas.queue.QueueReply;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/// The tiny service on the test driver.
record MembersBench(TopologyBench topology) implements AutoCloseable {

    static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    /// A call that may be repeated under an Idempotency-Key.
    void ask(String key, String requestId, String fingerprint, String... users) {
        ask(key, requestId, fingerprint, START, users);
    }

    void ask(String key, String requestId, String fingerprint, Instant at, String... users) {
        topology.pipe(Topics.QUEUE_REQUESTS, key, request(requestId, fingerprint, at, users));
    }

    /// A call by a caller without an Idempotency-Key, who gives up at some time.
    void askUntil(Instant until, String requestId, String user) {
        topology.pipe(
                Topics.QUEUE_REQUESTS,
                "acme",
                QueueMembersAddRequested.newBuilder(request(requestId, "", START, user))
                        .setAwaitedUntil(until)
                        .build());
    }

    /// A call by a caller who waits.
    void call(String key, String requestId, String... users) {
        topology.pipe(
                Topics.QUEUE_REQUESTS,
                key,
                request(requestId, "print", START, users),
                correlation(requestId));
    }

    static final String TRACE = "00-0123456789abcdef0123456789abcdef-0123456789abcdef-01";

    /// The headers of a call by a caller who waits.
    static Headers correlation(String id) {
        return new RecordHeaders()
                .add("kafka_correlationId", id.getBytes(UTF_8))
                .add("traceparent", TRACE.getBytes(UTF_8));
    }

    static QueueMembersAddRequested request(
            String requestId, String fingerprint, Instant at, String... users) {
        return request("support", requestId, fingerprint, at, users);
    }

    static QueueMembersAddRequested request(
            String queueId, String requestId, String fingerprint, Instant at, String... users) {
        return new QueueMembersAddRequested(
                requestId, fingerprint, "acme", at, "ada", null, queueId, List.of(users));
    }

    List<QueueMemberAdded> events() {
        return topology.read(Topics.QUEUE_EVENTS, QueueMemberAdded.class);
    }

    QueueReply reply() {
        return topology.read(Topics.QUEUE_REPLIES, QueueReply.class).getLast();
    }

    /// The code of the last reply's refusal; null where it accepts.
    @Nullable String refusal() {
        QueueReply reply = reply();
        return reply.getRefusal() == null ? null : reply.getRefusal().getCode();
    }

    List<TestRecord<byte[], byte[]>> letters() {
        return topology.deadLetters(Topics.QUEUE_DEAD_LETTERS);
    }

    static String reason(TestRecord<byte[], byte[]> letter) {
        return new String(letter.headers().lastHeader("dead_letter_reason").value(), UTF_8);
    }

    static String source(TestRecord<byte[], byte[]> letter) {
        return new String(letter.headers().lastHeader("dead_letter_source").value(), UTF_8);
    }

    /// The members of an organization's only row.
    List<String> members(String key) {
        Members members = topology.rows(MembersService.STORE).get("state/", key, Members.class);
        return members == null ? List.of() : members.all().stream().map(Members.Member::userId).toList();
    }

    @Override
    public void close() {
        topology.close();
    }
}
