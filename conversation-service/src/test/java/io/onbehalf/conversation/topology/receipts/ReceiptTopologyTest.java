package io.onbehalf.conversation.topology.receipts;

import static io.onbehalf.schemas.Topics.CARRIER_RECEIPTS;
import static io.onbehalf.schemas.Topics.CONVERSATION_DEAD_LETTERS;
import static io.onbehalf.schemas.Topics.CONVERSATION_REQUESTS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.onbehalf.conversation.config.ConversationConfiguration;
import io.onbehalf.conversation.domain.delivery.index.ReceiptKeys;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.kit.testing.TopologySpecification;
import io.onbehalf.schemas.carrier.SmscIdAssigned;
import io.onbehalf.schemas.common.ActorType;
import io.onbehalf.schemas.conversation.ConsentScope;
import io.onbehalf.schemas.conversation.DeliveryReceiptReceived;
import io.onbehalf.schemas.conversation.ReceiptState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptTopologyTest extends TopologySpecification {

    private static final String KEY = "us/A1";
    private static final String THREAD = "0123456789abcdef0123";
    private static final String ANOTHER = "f".repeat(20);
    private static final String UNKNOWN = "";
    private static final Duration KEPT = Duration.ofDays(3);
    private static final ReceiptKeys KEYS =
            new ReceiptKeys(Map.of("main", new ReceiptKeys.Account("us", ReceiptKeys.Spelling.SAME)));

    private TopologyBench bench =
            TopologyBench.of(
                    ConversationConfiguration.definition(),
                    (builder, serdes) -> ReceiptTopology.define(builder, serdes, KEPT, KEYS));

    @Override
    protected TopologyBench topology() {
        return bench;
    }

    @Override
    protected String description() {
        return "expected-receipt-topology.txt";
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void a_receipt_goes_to_the_thread_of_the_SMS_with_its_id_whatever_its_addresses() {
        assigned(THREAD, TopologyBench.START);
        receipt("r1", UNKNOWN);
        receipt("r2", ANOTHER);

        List<DeliveryReceiptReceived> received = received();
        assertThat(received).extracting(DeliveryReceiptReceived::getThreadId).containsOnly(THREAD).hasSize(2);
        assertThat(received.getFirst().getRequestId()).isEqualTo("r1");
        assertThat(received.getFirst().getOrganizationId()).isEqualTo("acme");
        assertThat(received.getFirst().getConsentId()).isEqualTo("consent-of-contact");
        assertThat(received.getFirst().getConsentScope()).isEqualTo(ConsentScope.NUMBER);
        assertThat(received.getFirst().getActorType()).isEqualTo(ActorType.CARRIER);
        assertThat(received.getFirst().getState()).isEqualTo(ReceiptState.DELIVERED);
    }

    @Test
    void its_record_has_the_key_of_that_thread() {
        assigned(THREAD, TopologyBench.START);
        receipt("r1", UNKNOWN);

        assertThat(bench.records(CONVERSATION_REQUESTS)).extracting(TestRecord::key).containsExactly(THREAD);
    }

    @Test
    void one_that_comes_before_the_answer_to_the_submit_waits_for_it() {
        receipt("r1", UNKNOWN);
        assertThat(received()).isEmpty();

        assigned(THREAD, TopologyBench.START);

        assertThat(received())
                .singleElement()
                .extracting(DeliveryReceiptReceived::getThreadId)
                .isEqualTo(THREAD);
    }

    @Test
    void until_then_the_thread_of_its_addresses_has_it_which_may_be_the_right_one() {
        receipt("r1", THREAD);
        receipt("r2", ANOTHER);
        assertThat(received())
                .extracting(DeliveryReceiptReceived::getThreadId)
                .containsExactly(THREAD, ANOTHER);

        assigned(THREAD, TopologyBench.START);

        assertThat(received())
                .singleElement()
                .extracting(DeliveryReceiptReceived::getRequestId)
                .isEqualTo("r2");
    }

    @Test
    void of_an_id_that_was_given_twice_the_later_SMS_gets_the_receipt() {
        assigned(THREAD, TopologyBench.START);
        assigned(ANOTHER, TopologyBench.START.plusSeconds(60));
        receipt("r1", UNKNOWN);

        assertThat(received())
                .singleElement()
                .extracting(DeliveryReceiptReceived::getThreadId)
                .isEqualTo(ANOTHER);
    }

    @Test
    void records_that_are_read_again_lead_to_the_same() {
        for (int pass = 1; pass <= 2; pass++) {
            assigned(THREAD, TopologyBench.START);
            receipt("r1", UNKNOWN);
        }

        assertThat(received())
                .hasSize(2)
                .extracting(DeliveryReceiptReceived::getRequestId, DeliveryReceiptReceived::getThreadId)
                .containsOnly(tuple("r1", THREAD));
    }

    @Test
    void another_instance_goes_on_with_the_ids_and_the_receipts_that_wait() {
        assigned(THREAD, TopologyBench.START);
        pipeReceipt("us/B2", "early", UNKNOWN);
        TopologyBench next = bench.restarted(Duration.ofMinutes(1));
        bench.close();
        bench = next;

        receipt("r1", UNKNOWN);
        pipeAssigned("us/B2", ANOTHER, TopologyBench.START);

        assertThat(received())
                .extracting(DeliveryReceiptReceived::getRequestId)
                .containsExactly("r1", "early");
    }

    @Test
    void nothing_is_kept_for_longer_than_receipts_are_waited_for() {
        assigned(THREAD, TopologyBench.START);
        pipeReceipt("us/B2", "early", UNKNOWN);

        bench.advanceWallClock(KEPT.minusMinutes(1));
        assertThat(bench.keys(ReceiptTopology.NAME)).contains("sms/" + KEY, "early/us/B2");

        bench.advanceWallClock(Duration.ofHours(2));
        assertThat(bench.keys(ReceiptTopology.NAME)).isEmpty();
    }

    @Test
    void a_receipt_that_neither_id_nor_addresses_lead_to_a_thread_is_set_aside_in_the_end() {
        pipeReceipt("us/B2", "nobody-s", UNKNOWN);
        pipeReceipt("us/C3", "by-addresses", THREAD);

        bench.advanceWallClock(KEPT.plusHours(2));

        assertThat(bench.records(CONVERSATION_DEAD_LETTERS))
                .singleElement()
                .satisfies(letter ->
                        assertThat(((DeliveryReceiptReceived) letter.value()).getRequestId())
                                .isEqualTo("nobody-s"))
                .satisfies(letter ->
                        assertThat(
                                        new String(
                                                letter.headers().lastHeader("dead_letter_reason").value(),
                                                UTF_8))
                                .contains("no SMS has its id"));
        assertThat(received())
                .extracting(DeliveryReceiptReceived::getRequestId)
                .containsExactly("by-addresses");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sms/us/A1", "early/us/A1"})
    void an_old_row_that_can_t_be_read_is_set_aside_and_those_behind_it_are_deleted(String row) {
        if (row.startsWith("sms/")) {
            assigned(THREAD, TopologyBench.START);
        } else {
            receipt("r1", UNKNOWN);
        }
        pipeAssigned("us/B2", ANOTHER, TopologyBench.START);
        bench.<byte[]>store(ReceiptTopology.NAME).put(row, "no CBOR".getBytes(UTF_8));

        bench.advanceWallClock(KEPT.plusHours(2));
        bench.advanceWallClock(Duration.ofSeconds(1));

        assertThat(bench.keys(ReceiptTopology.NAME)).isEmpty();
        assertThat(bench.deadLetters(CONVERSATION_DEAD_LETTERS))
                .singleElement()
                .satisfies(letter -> assertThat(letter.key()).asString(UTF_8).isEqualTo(row))
                .satisfies(letter -> assertThat(letter.value()).asString(UTF_8).isEqualTo("no CBOR"));
    }

    @Test
    void an_id_that_is_given_again_is_kept_from_then_on() {
        assigned(THREAD, TopologyBench.START);
        assigned(ANOTHER, TopologyBench.START.plus(Duration.ofHours(70)));

        bench.advanceWallClock(KEPT.plusHours(2));
        receipt("r1", UNKNOWN);

        assertThat(received())
                .singleElement()
                .extracting(DeliveryReceiptReceived::getThreadId)
                .isEqualTo(ANOTHER);
    }

    @Test
    void where_no_SMS_has_the_id_of_its_parameter_that_of_its_text_leads_to_the_thread() {
        assigned(THREAD, TopologyBench.START);
        pipe("us/999", withTwoIds("r1", UNKNOWN));

        assertThat(received())
                .singleElement()
                .satisfies(receipt -> assertThat(receipt.getThreadId()).isEqualTo(THREAD))
                .satisfies(receipt -> assertThat(receipt.getRequestId()).isEqualTo("r1"))
                .satisfies(receipt -> assertThat(receipt.getIdInText()).isEqualTo("A1"));
        bench.advanceWallClock(KEPT.plusHours(2));
        assertThat(bench.records(CONVERSATION_DEAD_LETTERS)).isEmpty();
    }

    @Test
    void it_may_come_before_the_answer_to_the_submit_too() {
        pipe("us/999", withTwoIds("r1", UNKNOWN));
        assigned(THREAD, TopologyBench.START);

        assertThat(received()).extracting(DeliveryReceiptReceived::getThreadId).containsExactly(THREAD);
    }

    @Test
    void the_id_of_its_parameter_counts_where_SMS_have_both() {
        assigned(ANOTHER, TopologyBench.START);
        pipeAssigned("us/999", THREAD, TopologyBench.START);
        pipe("us/999", withTwoIds("r1", UNKNOWN));

        assertThat(received()).extracting(DeliveryReceiptReceived::getThreadId).containsExactly(THREAD);
    }

    @ParameterizedTest
    @ValueSource(strings = {UNKNOWN, THREAD})
    void one_that_its_parameter_leads_to_a_thread_later_no_longer_waits_for_its_text_s_id(
            String byAddresses) {
        pipe("us/999", withTwoIds("r1", byAddresses));
        pipeAssigned("us/999", THREAD, TopologyBench.START);

        assertThat(received())
                .extracting(DeliveryReceiptReceived::getThreadId)
                .containsOnly(THREAD)
                .isNotEmpty();
        assigned(ANOTHER, TopologyBench.START);
        assertThat(received()).isEmpty();
        bench.advanceWallClock(KEPT.plusHours(2));
        assertThat(bench.records(CONVERSATION_DEAD_LETTERS)).isEmpty();
    }

    @Test
    void one_that_neither_id_leads_to_a_thread_is_set_aside_once() {
        pipe("us/999", withTwoIds("r1", UNKNOWN));
        bench.advanceWallClock(KEPT.plusHours(2));

        assertThat(bench.records(CONVERSATION_DEAD_LETTERS)).hasSize(1);
        assertThat(bench.keys(ReceiptTopology.NAME)).isEmpty();
    }

    private void assigned(String thread, Instant at) {
        pipeAssigned(KEY, thread, at);
    }

    private void pipeAssigned(String key, String thread, Instant at) {
        bench.pipe(
                CARRIER_RECEIPTS,
                key,
                SmscIdAssigned.newBuilder()
                        .setOrganizationId("acme")
                        .setThreadId(thread)
                        .setConsentId("consent-of-contact")
                        .setConsentScope(ConsentScope.NUMBER)
                        .setAssignedAt(at)
                        .build());
    }

    /// @param thread that its addresses tell; empty for none
    private void receipt(String requestId, String thread) {
        pipeReceipt(KEY, requestId, thread);
    }

    private void pipeReceipt(String key, String requestId, String thread) {
        pipe(key, receiptOf(requestId, thread).build());
    }

    private void pipe(String key, DeliveryReceiptReceived receipt) {
        bench.pipe(CARRIER_RECEIPTS, key, receipt);
    }

    /// A receipt with one id in its parameter and another, [#KEY]'s, in its text.
    private static DeliveryReceiptReceived withTwoIds(String requestId, String thread) {
        return receiptOf(requestId, thread).setSmscMessageId("999").setIdInText("A1").build();
    }

    private static DeliveryReceiptReceived.Builder receiptOf(String requestId, String thread) {
        return DeliveryReceiptReceived.newBuilder()
                .setRequestId(requestId)
                .setFingerprint("")
                .setOrganizationId("another")
                .setRequestedAt(TopologyBench.START)
                .setRequestedBy("carrier")
                .setActorType(ActorType.CARRIER)
                .setThreadId(thread)
                .setSmscMessageId("A1")
                .setState(ReceiptState.DELIVERED)
                .setRawState("DELIVRD")
                .setConsentId("")
                .setConsentScope(ConsentScope.ORGANIZATION)
                .setOptedOut(false);
    }

    private List<DeliveryReceiptReceived> received() {
        return bench.read(CONVERSATION_REQUESTS, DeliveryReceiptReceived.class);
    }
}
