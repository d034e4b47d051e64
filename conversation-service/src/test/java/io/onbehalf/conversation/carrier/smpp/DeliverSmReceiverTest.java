package io.onbehalf.conversation.carrier.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;

import io.onbehalf.conversation.carrier.Acme;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.Session;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeliverSmReceiverTest {

    private final InboundOrder order = new InboundOrder();
    private final List<Integer> taken = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Boolean> recorded = new CompletableFuture<>();
    private final DeliverSmReceiver receiver = receiver(this::take);

    @Test
    void a_PDU_is_answered_only_after_it_is_recorded() throws Exception {
        FutureTask<Boolean> answered = deliver(receiver, 1);
        await().until(() -> taken.contains(1));
        assertThat(answered).isNotDone();

        recorded.complete(true);
        assertThat(answered.get()).isTrue();
    }

    @Test
    void a_PDU_that_is_not_recorded_is_asked_for_again() throws Exception {
        recorded.complete(false);

        assertThat(deliver(receiver, 1).get()).isFalse();
    }

    @Test
    void so_is_a_PDU_that_the_listener_fails_on() throws Exception {
        DeliverSmReceiver failing =
                receiver((_, _) -> {
                    throw new OutOfMemoryError("once");
                });

        assertThat(deliver(failing, 1).get(5, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void PDUs_are_taken_in_the_order_in_which_they_came_and_wait_to_be_recorded_together() throws Exception {
        order.came(1);
        order.came(2);
        FutureTask<Boolean> second = deliver(receiver, 2);
        FutureTask<Boolean> first = deliver(receiver, 1);
        await().until(() -> taken.size() == 2);
        assertThat(taken).containsExactly(1, 2);
        assertThat(List.of(first, second)).noneMatch(FutureTask::isDone);

        recorded.complete(true);
        assertThat(first.get()).isTrue();
        assertThat(second.get()).isTrue();
    }

    @Test
    void a_PDU_that_the_listener_fails_on_holds_up_nobody() throws Exception {
        order.came(1);
        order.came(2);
        DeliverSmReceiver failing =
                receiver((_, _) -> {
                    throw new IllegalStateException("once");
                });
        assertThat(deliver(failing, 1).get()).isFalse();

        assertThat(order.turn(2)).isDone();
    }

    @Test
    void nor_does_one_that_waits_to_be_recorded() {
        order.came(1);
        order.came(2);
        var _ = deliver(receiver, 1);
        await().until(() -> taken.contains(1));

        await().until(() -> order.turn(2).isDone());
        recorded.complete(true);
    }

    @Test
    void data_sm_is_taken_like_a_deliver_sm() throws Exception {
        List<DeliverSm> delivered = new ArrayList<>();
        DataSm data = new DataSm();
        data.setSequenceNumber(7);
        data.setSourceAddr(InboundSms.CONTACT);
        data.setSourceAddrTon((byte) 1);
        data.setDestAddress(InboundSms.OURS);
        data.setDestAddrTon((byte) 2);
        data.setEsmClass((byte) 4);
        data.setDataCoding((byte) 8);
        data.setOptionalParameters(new OptionalParameter.Receipted_message_id("A1"));
        DeliverSmReceiver listening =
                receiver((_, sms) -> {
                    delivered.add(sms);
                    return CompletableFuture.completedFuture(true);
                });

        assertThat(listening.onAcceptDataSm(data, mock(Session.class)).getMessageId()).isEmpty();
        DeliverSm sms = delivered.getFirst();
        assertThat(sms.getSequenceNumber()).isEqualTo(7);
        assertThat(sms.getSourceAddr()).isEqualTo(InboundSms.CONTACT);
        assertThat(sms.getSourceAddrTon()).isEqualTo((byte) 1);
        assertThat(sms.getDestAddress()).isEqualTo(InboundSms.OURS);
        assertThat(sms.getDestAddrTon()).isEqualTo((byte) 2);
        assertThat(sms.isSmscDeliveryReceipt()).isTrue();
        assertThat(sms.getDataCoding()).isEqualTo((byte) 8);
        assertThat(sms.getOptionalParameters()).hasSize(1);
    }

    @Test
    void nor_is_it_answered_before_it_is_recorded() {
        recorded.complete(false);

        assertThatExceptionOfType(ProcessRequestException.class)
                .isThrownBy(() -> receiver.onAcceptDataSm(new DataSm(), mock(Session.class)))
                .satisfies(e -> assertThat(e.getErrorCode()).isEqualTo(SMPPConstant.STAT_ESME_RX_T_APPN));
    }

    private CompletableFuture<Boolean> take(InboundBind bind, DeliverSm sms) {
        taken.add(sms.getSequenceNumber());
        return recorded;
    }

    private DeliverSmReceiver receiver(InboundListener listener) {
        InboundBind bind = new InboundBind(Accounts.account(2775, 1), "bind-1", Acme.NOON);
        return new DeliverSmReceiver(bind, order, listener);
    }

    /// Delivers a PDU; true if it is answered as taken, false if it is to be delivered again.
    private static FutureTask<Boolean> deliver(DeliverSmReceiver receiver, int sequenceNumber) {
        DeliverSm sms = InboundSms.text("Hello");
        sms.setSequenceNumber(sequenceNumber);
        FutureTask<Boolean> answered =
                new FutureTask<>(() -> {
                    try {
                        receiver.onAcceptDeliverSm(sms);
                        return true;
                    } catch (ProcessRequestException e) {
                        assertThat(e.getErrorCode()).isEqualTo(SMPPConstant.STAT_ESME_RX_T_APPN);
                        return false;
                    }
                });
        Thread.ofVirtual().start(answered);
        return answered;
    }
}
