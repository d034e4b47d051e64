package io.onbehalf.conversation.carrier.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.spy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onbehalf.conversation.carrier.Acme;
import io.onbehalf.conversation.carrier.smpp.Accounts;
import io.onbehalf.conversation.carrier.smpp.InboundBind;
import io.onbehalf.conversation.carrier.smpp.InboundSms;
import io.onbehalf.conversation.carrier.smpp.UnreadableDeliverSm;
import io.onbehalf.kit.metrics.OnbehalfMeter;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.conversation.DeliveryReceiptReceived;
import io.onbehalf.schemas.conversation.InboundSmsReceived;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jsmpp.PDUStringException;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.util.DefaultDecomposer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InboundHandlerTest {

    private final MockProducer<String, SpecificRecord> kafka =
            new MockProducer<>(false, null, new StringSerializer(), (_, _) -> new byte[0]);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final InboundBind bind = new InboundBind(Accounts.account(2775, 1), "bind-1", Acme.NOON);
    private Instant now = Acme.NOON;
    private final InboundHandler handler = InboundHandlers.writingTo(kafka, meters, () -> now);

    @Test
    void a_PDU_is_recorded_only_once_kafka_has_it() {
        CompletableFuture<Boolean> recorded = deliver(InboundSms.text("Hello"), 1);
        assertThat(kafka.history()).hasSize(1);
        assertThat(recorded).isNotDone();

        kafka.completeNext();
        assertThat(recorded).isCompletedWithValue(true);
        assertThat(kafka.history().getFirst().topic()).isEqualTo(Topics.CONVERSATION_REQUESTS.name());
        assertThat(kafka.history().getFirst().value()).isInstanceOf(InboundSmsReceived.class);
    }

    @Test
    void what_kafka_does_not_take_is_not_recorded() {
        CompletableFuture<Boolean> recorded = deliver(InboundSms.text("Hello"), 1);
        kafka.errorNext(new TimeoutException("no broker"));

        assertThat(recorded).isCompletedWithValue(false);
    }

    @Test
    void nor_is_what_the_producer_does_not_take() {
        kafka.sendException = new TimeoutException("no broker");

        assertThat(deliver(InboundSms.text("Hello"), 1)).isCompletedWithValue(false);
    }

    @Test
    void nor_is_what_an_error_kept_from_kafka() {
        DeliverSm sms = spy(InboundSms.text("Hello"));
        doThrow(new OutOfMemoryError("once")).when(sms).isSmscDeliveryReceipt();

        assertThat(deliver(sms, 1)).isCompletedWithValue(false);
    }

    @Test
    void the_same_PDU_again_while_the_first_is_in_flight_waits_for_the_same_result() {
        CompletableFuture<Boolean> first = deliver(InboundSms.text("Hello"), 1);
        CompletableFuture<Boolean> again = deliver(InboundSms.text("Hello"), 1);
        assertThat(again).isNotDone();

        kafka.completeNext();
        assertThat(first).isCompletedWithValue(true);
        assertThat(again).isCompletedWithValue(true);
        assertThat(kafka.history()).hasSize(1);
    }

    @Test
    void the_same_words_in_another_PDU_of_the_bind_are_the_contact_s() {
        CompletableFuture<Boolean> first = deliver(InboundSms.text("Hello?"), 1);
        CompletableFuture<Boolean> second = deliver(InboundSms.text("Hello?"), 2);

        kafka.completeNext();
        kafka.completeNext();
        assertThat(first).isCompletedWithValue(true);
        assertThat(second).isCompletedWithValue(true);
        assertThat(sequenceNumbers()).containsExactly(1, 2);
    }

    @Test
    void a_PDU_that_comes_again_later_is_recorded_again_and_left_to_its_thread() {
        for (int i = 1; i <= 2; i++) {
            CompletableFuture<Boolean> recorded = deliver(InboundSms.text("Hello"), 1);
            kafka.completeNext();
            assertThat(recorded).isCompletedWithValue(true);
        }

        assertThat(kafka.history())
                .extracting(record -> ((InboundSmsReceived) record.value()).getRequestId())
                .hasSize(2)
                .containsOnly(((InboundSmsReceived) kafka.history().getFirst().value()).getRequestId());
    }

    @Test
    void what_was_refused_is_recognized_in_another_PDU_and_once_only() {
        CompletableFuture<Boolean> refused = deliver(InboundSms.text("Hello"), 1);
        kafka.errorNext(new TimeoutException("no broker"));
        assertThat(refused).isCompletedWithValue(false);

        now = now.plusSeconds(60);
        recorded(2);
        recorded(3);
        assertThat(sequenceNumbers()).containsExactly(1, 1, 3);
        assertThat(kafka.history())
                .extracting(record -> ((InboundSmsReceived) record.value()).getFirstCameAt())
                .containsExactly(Acme.NOON, Acme.NOON, now);
    }

    @Test
    void what_was_answered_late_is_recognized_in_another_PDU() {
        CompletableFuture<Boolean> late = deliver(InboundSms.text("Hello"), 1);
        now = now.plusSeconds(6);
        kafka.completeNext();
        assertThat(late).isCompletedWithValue(true);

        recorded(2);
        assertThat(sequenceNumbers()).containsExactly(1, 1);
    }

    @Test
    void so_is_what_was_not_answered_for_long() {
        CompletableFuture<Boolean> first = deliver(InboundSms.text("Hello"), 1);
        now = now.plusSeconds(6);
        CompletableFuture<Boolean> again = deliver(InboundSms.text("Hello"), 2);

        kafka.completeNext();
        kafka.completeNext();
        assertThat(first).isCompletedWithValue(true);
        assertThat(again).isCompletedWithValue(true);
        recorded(3);
        assertThat(sequenceNumbers()).containsExactly(1, 1, 3);
    }

    @Test
    void a_receipt_is_a_receipt() {
        CompletableFuture<Boolean> recorded = deliver(InboundSms.receipt("id:A1 stat:DELIVRD"), 1);
        kafka.completeNext();

        assertThat(recorded).isCompletedWithValue(true);
        assertThat(kafka.history().getFirst().value()).isInstanceOf(DeliveryReceiptReceived.class);
        assertThat(received("receipt")).isEqualTo(1);
        assertThat(
                        meters.get(OnbehalfMeter.CARRIER_RECEIPTS.id())
                                .tags("account", "test", "state", "delivered")
                                .counter()
                                .count())
                .isEqualTo(1);
    }

    @Test
    void what_belongs_to_no_thread_is_recorded_once_it_is_a_dead_letter() {
        DeliverSm sms = InboundSms.text("Hello");
        sms.setDestAddress("AMAZON");
        CompletableFuture<Boolean> recorded = deliver(sms, 1);
        kafka.completeNext();

        assertThat(recorded).isCompletedWithValue(true);
        assertThat(kafka.history()).hasSize(1);
        assertThat(reason(kafka.history().getFirst())).contains("is no phone number");
    }

    @Test
    void what_can_not_be_read_is_recorded_once_its_octets_are_a_dead_letter() throws PDUStringException {
        byte[] pdu = {0, 0, 0, 17, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 1, 65};
        DeliverSm sms = new DefaultDecomposer().deliverSm(UnreadableDeliverSm.substitute(1, pdu));
        CompletableFuture<Boolean> recorded = deliver(sms, 1);
        assertThat(recorded).isNotDone();

        kafka.completeNext();
        assertThat(recorded).isCompletedWithValue(true);
        assertThat(reason(kafka.history().getFirst())).startsWith("unreadable");
        assertThat(((InboundSmsReceived) kafka.history().getFirst().value()).getText())
                .isEqualTo(HexFormat.of().formatHex(pdu));
        assertThat(received("dead-letter")).isEqualTo(1);
    }

    @Test
    void what_our_own_code_fails_on_is_recorded_once_it_is_a_dead_letter_and_not_asked_for_again() {
        CompletableFuture<Boolean> recorded = deliver(new InboundSms.Unprocessable(), 1);

        kafka.completeNext();
        assertThat(recorded).isCompletedWithValue(true);
        assertThat(reason(kafka.history().getFirst())).startsWith("unprocessable");
    }

    @Test
    void what_belongs_to_no_queue_is_recorded_once_it_is_a_dead_letter_and_its_thread_has_it() {
        CompletableFuture<Boolean> recorded = deliver(toNoQueue(), 1);
        kafka.completeNext();
        assertThat(recorded).isNotDone();

        kafka.completeNext();
        assertThat(recorded).isCompletedWithValue(true);
        assertThat(reason(kafka.history().getFirst())).contains("no queue owns the number");
        var request = kafka.history().getLast();
        assertThat(request.topic()).isEqualTo(Topics.CONVERSATION_REQUESTS.name());
        assertThat(request.headers().lastHeader("dead_letter_reason")).isNull();
        assertThat(request.value()).isEqualTo(kafka.history().getFirst().value());
    }

    @Test
    void it_is_not_recorded_unless_its_thread_has_it() {
        CompletableFuture<Boolean> recorded = deliver(toNoQueue(), 1);
        kafka.completeNext();
        kafka.errorNext(new TimeoutException("no broker"));

        assertThat(recorded).isCompletedWithValue(false);
    }

    private static DeliverSm toNoQueue() {
        DeliverSm sms = InboundSms.text("Stop");
        sms.setDestAddress("13175550101");
        return sms;
    }

    private static String reason(ProducerRecord<String, SpecificRecord> letter) {
        assertThat(letter.topic()).isEqualTo(Topics.CONVERSATION_DEAD_LETTERS.name());
        return new String(letter.headers().lastHeader("dead_letter_reason").value(), UTF_8);
    }

    private double received(String kind) {
        return meters.get(OnbehalfMeter.CARRIER_RECEIVED.id())
                .tags("account", "test", "kind", kind)
                .counter()
                .count();
    }

    private void recorded(int sequenceNumber) {
        CompletableFuture<Boolean> recorded = deliver(InboundSms.text("Hello"), sequenceNumber);
        kafka.completeNext();
        assertThat(recorded).isCompletedWithValue(true);
    }

    private List<Integer> sequenceNumbers() {
        return kafka.history().stream()
                .map(record -> ((InboundSmsReceived) record.value()).getSequenceNumber())
                .toList();
    }

    private CompletableFuture<Boolean> deliver(DeliverSm sms, int sequenceNumber) {
        sms.setSequenceNumber(sequenceNumber);
        return handler.accept(bind, sms);
    }
}
