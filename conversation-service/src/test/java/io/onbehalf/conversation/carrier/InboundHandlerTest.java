package io.onbehalf.conversation.carrier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.spy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onbehalf.conversation.directory.ThreadIdentity;
import io.onbehalf.conversation.domain.consent.ConsentKeywords;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.conversation.DeliveryReceiptReceived;
import io.onbehalf.schemas.conversation.InboundSmsReceived;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.util.DefaultDecomposer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InboundHandlerTest {

    private final MockProducer<String, SpecificRecord> kafka =
            new MockProducer<>(false, null, new StringSerializer(), (_, _) -> new byte[0]);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private volatile Instant now = Outgoing.NOON;
    private final InboundHandler handler =
            new InboundHandler(
                    new InboundRecords(
                            Settings.defaults(),
                            new Directories().queue("q-1", "Support", "+" + Inbound.OURS).directory(),
                            new ThreadIdentity("a secret of sixteen"),
                            ConsentKeywords.load(),
                            () -> now),
                    new InboundLog(kafka, Topics.CONVERSATION_DEAD_LETTERS),
                    new CarrierMetrics(meters));
    private final ArrivalOrder order = new ArrivalOrder();
    private final MessageReceiverListener bind = handler.listener(Settings.account(2775, 1), order);

    @Test
    void a_PDU_is_answered_only_after_kafka_has_it() throws Exception {
        FutureTask<Boolean> answered = deliver(Inbound.text("Hello"), 1);
        await().until(() -> kafka.history().size() == 1);
        assertThat(answered).isNotDone();

        kafka.completeNext();
        assertThat(answered.get()).isTrue();
        assertThat(kafka.history().getFirst().topic()).isEqualTo(Topics.CONVERSATION_REQUESTS.name());
        assertThat(kafka.history().getFirst().value()).isInstanceOf(InboundSmsReceived.class);
    }

    @Test
    void what_kafka_does_not_take_is_asked_for_again() throws Exception {
        FutureTask<Boolean> answered = deliver(Inbound.text("Hello"), 1);
        await().until(() -> kafka.history().size() == 1);
        kafka.errorNext(new TimeoutException("no broker"));

        assertThat(answered.get()).isFalse();
    }

    @Test
    void so_is_what_an_error_kept_from_kafka() throws Exception {
        DeliverSm sms = spy(Inbound.text("Hello"));
        doThrow(new OutOfMemoryError("once")).when(sms).isSmscDeliveryReceipt();

        assertThat(deliver(sms, 1).get(5, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void the_same_PDU_again_while_the_first_is_under_way_shares_its_fate() throws Exception {
        FutureTask<Boolean> first = deliver(Inbound.text("Hello"), 1);
        await().until(() -> kafka.history().size() == 1);
        FutureTask<Boolean> again = deliverAndWait(Inbound.text("Hello"), 1);

        kafka.completeNext();
        assertThat(first.get()).isTrue();
        assertThat(again.get()).isTrue();
        assertThat(kafka.history()).hasSize(1);
    }

    @Test
    void the_same_words_in_another_PDU_of_the_bind_are_the_contact_s() throws Exception {
        FutureTask<Boolean> first = deliver(Inbound.text("Hello?"), 1);
        await().until(() -> kafka.history().size() == 1);
        FutureTask<Boolean> second = deliverAndWait(Inbound.text("Hello?"), 2);

        kafka.completeNext();
        kafka.completeNext();
        assertThat(first.get()).isTrue();
        assertThat(second.get()).isTrue();
        assertThat(kafka.history())
                .extracting(record -> ((InboundSmsReceived) record.value()).getSequenceNumber())
                .containsExactly(1, 2);
    }

    @Test
    void PDUs_are_recorded_in_the_order_in_which_they_came_and_wait_for_kafka_together() throws Exception {
        order.came(1);
        order.came(2);
        FutureTask<Boolean> second = deliverAndWait(Inbound.text("STOP"), 2);
        assertThat(kafka.history()).isEmpty();

        FutureTask<Boolean> first = deliver(Inbound.text("START"), 1);
        await().until(() -> kafka.history().size() == 2);
        assertThat(places()).containsExactly(1, 2);
        kafka.completeNext();
        kafka.completeNext();
        assertThat(first.get()).isTrue();
        assertThat(second.get()).isTrue();
    }

    @Test
    void a_PDU_that_could_not_be_recorded_holds_up_nobody() throws Exception {
        order.came(1);
        order.came(2);
        kafka.sendException = new TimeoutException("no broker");
        assertThat(deliver(Inbound.text("Hello"), 1).get()).isFalse();

        assertThat(order.turn(2)).isDone();
    }

    @Test
    void nor_does_the_same_PDU_again() throws Exception {
        FutureTask<Boolean> first = deliver(Inbound.text("Hello"), 1);
        await().until(() -> kafka.history().size() == 1);
        order.came(1);
        order.came(2);
        FutureTask<Boolean> again = deliverAndWait(Inbound.text("Hello"), 1);
        assertThat(order.turn(2)).isDone();

        kafka.completeNext();
        assertThat(first.get()).isTrue();
        assertThat(again.get()).isTrue();
    }

    @Test
    void a_PDU_that_comes_again_later_is_recorded_again_and_left_to_its_thread() throws Exception {
        for (int i = 1; i <= 2; i++) {
            int size = i;
            FutureTask<Boolean> answered = deliver(Inbound.text("Hello"), 1);
            await().until(() -> kafka.history().size() == size);
            kafka.completeNext();
            assertThat(answered.get()).isTrue();
        }

        assertThat(kafka.history())
                .extracting(record -> ((InboundSmsReceived) record.value()).getRequestId())
                .hasSize(2)
                .containsOnly(requestId(0));
    }

    @Test
    void what_was_refused_is_recognized_in_another_PDU_and_once_only() throws Exception {
        FutureTask<Boolean> refused = deliver(Inbound.text("Hello"), 1);
        await().until(() -> kafka.history().size() == 1);
        kafka.errorNext(new TimeoutException("no broker"));
        assertThat(refused.get()).isFalse();

        now = now.plusSeconds(60);
        taken(2, 2);
        taken(3, 3);
        assertThat(places()).containsExactly(1, 1, 3);
        assertThat(kafka.history())
                .extracting(record -> ((InboundSmsReceived) record.value()).getFirstCameAt())
                .containsExactly(Outgoing.NOON, Outgoing.NOON, now);
    }

    @Test
    void what_was_answered_late_is_recognized_in_another_PDU() throws Exception {
        FutureTask<Boolean> late = deliver(Inbound.text("Hello"), 1);
        await().until(() -> kafka.history().size() == 1);
        now = now.plusSeconds(6);
        kafka.completeNext();
        assertThat(late.get()).isTrue();

        taken(2, 2);
        assertThat(places()).containsExactly(1, 1);
    }

    @Test
    void so_is_what_was_not_answered_for_long() throws Exception {
        FutureTask<Boolean> first = deliver(Inbound.text("Hello"), 1);
        await().until(() -> kafka.history().size() == 1);
        now = now.plusSeconds(6);
        FutureTask<Boolean> again = deliver(Inbound.text("Hello"), 2);
        await().until(() -> kafka.history().size() == 2);

        kafka.completeNext();
        kafka.completeNext();
        assertThat(first.get()).isTrue();
        assertThat(again.get()).isTrue();
        taken(3, 3);
        assertThat(places()).containsExactly(1, 1, 3);
    }

    @Test
    void a_receipt_is_a_receipt() throws Exception {
        FutureTask<Boolean> answered = deliver(Inbound.receipt("id:A1 stat:DELIVRD"), 1);
        await().until(() -> kafka.history().size() == 1);
        kafka.completeNext();

        assertThat(answered.get()).isTrue();
        assertThat(kafka.history().getFirst().value()).isInstanceOf(DeliveryReceiptReceived.class);
        assertThat(meters.get(CarrierMetrics.RECEIVED).tags("account", "test", "kind", "receipt").counter())
                .satisfies(counter -> assertThat(counter.count()).isEqualTo(1));
    }

    @Test
    void what_belongs_to_no_thread_is_answered_once_it_is_a_dead_letter() throws Exception {
        DeliverSm sms = Inbound.text("Hello");
        sms.setSourceAddr("AMAZON");
        FutureTask<Boolean> answered = deliver(sms, 1);
        await().until(() -> kafka.history().size() == 1);
        kafka.completeNext();

        assertThat(answered.get()).isTrue();
        assertThat(reason(kafka.history().getFirst())).contains("is no phone number");
    }

    @Test
    void what_can_not_be_read_is_answered_once_its_octets_are_a_dead_letter() throws Exception {
        byte[] pdu = {0, 0, 0, 17, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 1, 65};
        DeliverSm sms = new DefaultDecomposer().deliverSm(UnreadableDeliverSm.substitute(1, pdu));
        FutureTask<Boolean> answered = deliver(sms, 1);
        await().until(() -> kafka.history().size() == 1);
        assertThat(answered).isNotDone();

        kafka.completeNext();
        assertThat(answered.get()).isTrue();
        assertThat(reason(kafka.history().getFirst())).startsWith("unreadable");
        assertThat(((InboundSmsReceived) kafka.history().getFirst().value()).getText())
                .isEqualTo(HexFormat.of().formatHex(pdu));
        assertThat(
                        meters.get(CarrierMetrics.RECEIVED)
                                .tags("account", "test", "kind", "dead-letter")
                                .counter())
                .satisfies(counter -> assertThat(counter.count()).isEqualTo(1));
    }

    @Test
    void what_belongs_to_no_queue_is_answered_once_it_is_a_dead_letter_and_its_thread_has_it()
            throws Exception {
        DeliverSm sms = Inbound.text("Stop");
        sms.setDestAddress("13175550101");
        FutureTask<Boolean> answered = deliver(sms, 1);
        await().until(() -> kafka.history().size() == 2);
        kafka.completeNext();
        assertThat(answered).isNotDone();

        kafka.completeNext();
        assertThat(answered.get()).isTrue();
        assertThat(reason(kafka.history().getFirst())).contains("no queue owns the number");
        var request = kafka.history().getLast();
        assertThat(request.topic()).isEqualTo(Topics.CONVERSATION_REQUESTS.name());
        assertThat(request.headers().lastHeader("dead_letter_reason")).isNull();
        assertThat(request.value()).isEqualTo(kafka.history().getFirst().value());
    }

    @Test
    void it_is_asked_for_again_where_its_thread_does_not_have_it() throws Exception {
        DeliverSm sms = Inbound.text("Stop");
        sms.setDestAddress("13175550101");
        FutureTask<Boolean> answered = deliver(sms, 1);
        await().until(() -> kafka.history().size() == 2);
        kafka.completeNext();
        kafka.errorNext(new TimeoutException("no broker"));

        assertThat(answered.get()).isFalse();
    }

    @Test
    void data_sm_is_not_served() {
        assertThatExceptionOfType(ProcessRequestException.class)
                .isThrownBy(() -> bind.onAcceptDataSm(new org.jsmpp.bean.DataSm(), null))
                .satisfies(e -> assertThat(e.getErrorCode()).isEqualTo(SMPPConstant.STAT_ESME_RINVCMDID));
    }

    private static String reason(ProducerRecord<String, SpecificRecord> letter) {
        assertThat(letter.topic()).isEqualTo(Topics.CONVERSATION_DEAD_LETTERS.name());
        return new String(letter.headers().lastHeader("dead_letter_reason").value(), UTF_8);
    }

    private void taken(int sequenceNumber, int recorded) throws Exception {
        FutureTask<Boolean> answered = deliver(Inbound.text("Hello"), sequenceNumber);
        await().until(() -> kafka.history().size() == recorded);
        kafka.completeNext();
        assertThat(answered.get()).isTrue();
    }

    private List<Integer> places() {
        return kafka.history().stream()
                .map(record -> ((InboundSmsReceived) record.value()).getSequenceNumber())
                .toList();
    }

    private String requestId(int index) {
        return ((InboundSmsReceived) kafka.history().get(index).value()).getRequestId();
    }

    /// Whether it was taken, or is to be delivered again.
    private FutureTask<Boolean> deliver(DeliverSm sms, int sequenceNumber) {
        FutureTask<Boolean> answered = task(sms, sequenceNumber);
        Thread.ofVirtual().start(answered);
        return answered;
    }

    /// Comes back once it waits for Kafka.
    private FutureTask<Boolean> deliverAndWait(DeliverSm sms, int sequenceNumber) {
        FutureTask<Boolean> answered = task(sms, sequenceNumber);
        Thread waiting = Thread.ofPlatform().daemon().start(answered);
        await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
        return answered;
    }

    private FutureTask<Boolean> task(DeliverSm sms, int sequenceNumber) {
        sms.setSequenceNumber(sequenceNumber);
        return new FutureTask<>(() -> {
            try {
                bind.onAcceptDeliverSm(sms);
                return true;
            } catch (ProcessRequestException e) {
                assertThat(e.getErrorCode()).isEqualTo(SMPPConstant.STAT_ESME_RX_T_APPN);
                return false;
            }
        });
    }
}
