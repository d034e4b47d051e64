package io.onbehalf.conversation.topology;

import static io.onbehalf.schemas.Topics.CONVERSATION_DEAD_LETTERS;
import static io.onbehalf.schemas.Topics.CONVERSATION_IDEMPOTENCY;
import static io.onbehalf.schemas.Topics.CONVERSATION_REPLIES;
import static io.onbehalf.schemas.Topics.CONVERSATION_REQUESTS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.config.ConversationConfiguration;
import io.onbehalf.conversation.domain.thread.ThreadFixtures;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.kit.testing.TopologySpecification;
import io.onbehalf.schemas.conversation.ConversationReply;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IdempotencyTopologyTest extends TopologySpecification {

    private static final String THREAD = ThreadFixtures.THREAD;
    private static final String ANOTHER = "f".repeat(20);
    private static final int DAY = 24 * 60;

    private final TopologyBench bench =
            TopologyBench.of(ConversationConfiguration.definition(), IdempotencyTopology::define);

    @Override
    protected TopologyBench topology() {
        return bench;
    }

    @Override
    protected String description() {
        return "expected-idempotency-topology.txt";
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void a_compose_is_passed_on_to_its_thread_and_is_not_answered_here() {
        bench.pipe(CONVERSATION_IDEMPOTENCY, "key", ThreadFixtures.compose("r1", "print"));

        assertThat(threads()).containsExactly(THREAD);
        assertThat(refusals()).isEmpty();
    }

    @Test
    void a_key_used_for_one_contact_is_refused_for_another() {
        bench.pipe(CONVERSATION_IDEMPOTENCY, "key", ThreadFixtures.compose("r1", "print"));
        bench.pipe(CONVERSATION_IDEMPOTENCY, "key", ThreadFixtures.compose("r1", "another", ANOTHER));

        assertThat(threads()).containsExactly(THREAD);
        assertThat(refusals()).containsExactly("idempotency.key.reused");
    }

    @Test
    void the_same_compose_again_goes_to_the_thread_where_it_went_first() {
        bench.pipe(CONVERSATION_IDEMPOTENCY, "key", ThreadFixtures.compose("r1", "print"));
        bench.pipe(CONVERSATION_IDEMPOTENCY, "key", ThreadFixtures.compose("r1", "print", ANOTHER));

        assertThat(threads()).containsExactly(THREAD, THREAD);
        assertThat(refusals()).isEmpty();
    }

    @Test
    void a_compose_that_is_read_again_after_a_crash_is_treated_as_the_first_time() {
        for (int pass = 1; pass <= 2; pass++) {
            bench.pipe(CONVERSATION_IDEMPOTENCY, "key", ThreadFixtures.compose("r1", "print"));
            bench.pipe(CONVERSATION_IDEMPOTENCY, "key", ThreadFixtures.compose("r1", "another", ANOTHER));
        }

        assertThat(threads()).containsExactly(THREAD, THREAD);
        assertThat(refusals()).containsExactly("idempotency.key.reused", "idempotency.key.reused");
    }

    @Test
    void after_a_day_a_key_is_free_for_another_contact() {
        bench.pipe(CONVERSATION_IDEMPOTENCY, "key", ThreadFixtures.compose("r1", "print"));

        bench.advanceWallClock(Duration.ofHours(24));
        bench.pipe(CONVERSATION_IDEMPOTENCY, "key", ThreadFixtures.compose("r1", "another", ANOTHER, DAY));

        assertThat(threads()).containsExactly(THREAD, ANOTHER);
    }

    @Test
    void a_compose_that_is_more_than_a_day_old_is_refused() {
        bench.advanceWallClock(Duration.ofDays(2));
        bench.pipe(CONVERSATION_IDEMPOTENCY, "key", ThreadFixtures.compose("r1", "print"));

        assertThat(threads()).isEmpty();
        assertThat(refusals()).containsExactly("request.expired");
    }

    @Test
    void a_key_whose_use_can_t_be_read_is_set_aside_its_caller_is_told_and_the_next_follows() {
        bench.<byte[]>store(IdempotencyTopology.NAME).put("key/key", "no CBOR".getBytes(UTF_8));
        var correlated = new RecordHeaders().add("kafka_correlationId", "c1".getBytes(UTF_8));
        bench.pipe(CONVERSATION_IDEMPOTENCY, "key", ThreadFixtures.compose("r1", "print"), correlated);
        bench.pipe(CONVERSATION_IDEMPOTENCY, "other", ThreadFixtures.compose("r2", "print", ANOTHER));

        assertThat(bench.deadLetters(CONVERSATION_DEAD_LETTERS))
                .singleElement()
                .satisfies(letter ->
                        assertThat(letter.headers().lastHeader("dead_letter_reason").value())
                                .asString(UTF_8)
                                .startsWith("unprocessable: row key: can't be read"));
        assertThat(threads()).containsExactly(ANOTHER);
        assertThat(refusals()).containsExactly("request.not.processed");
    }

    private Stream<String> threads() {
        return bench.records(CONVERSATION_REQUESTS).stream().map(TestRecord::key);
    }

    private List<String> refusals() {
        return bench.read(CONVERSATION_REPLIES, ConversationReply.class).stream()
                .map(reply -> reply.getRefusal().getCode())
                .toList();
    }
}
