package io.onbehalf.conversation.carrier.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

import io.onbehalf.conversation.carrier.Acme;
import io.onbehalf.conversation.carrier.smpp.session.RawPdu;
import io.onbehalf.conversation.carrier.smpp.session.SmscSession;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.DeliverSm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InboundQueueTest {

    private static final int MOST = 5_000;
    private static final int PATIENCE_MS = 5_000;

    /// Of 32 KB with its header, and how many of them make 16 MB.
    private static final String LONG = "00 0424 7fda" + "41".repeat(0x7fda);

    private static final int MOST_LONG = 512;

    private final List<Integer> taken = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Boolean> recorded = new CompletableFuture<>();
    private final SmscSession session = mock();
    private InboundQueue queue = queue(this::take);

    @AfterEach
    void close() {
        queue.close();
    }

    @Test
    void a_PDU_is_answered_only_after_it_is_recorded() {
        RawPdu pdu = came(1);
        queue.start();
        await().until(() -> taken.contains(1));
        verify(session, never()).answer(any(), anyInt());

        recorded.complete(true);
        verify(session, timeout(PATIENCE_MS)).answer(pdu, SMPPConstant.STAT_ESME_ROK);
    }

    @Test
    void a_PDU_that_is_not_recorded_is_asked_for_again() {
        recorded.complete(false);
        RawPdu pdu = came(1);
        queue.start();

        verify(session, timeout(PATIENCE_MS)).answer(pdu, SMPPConstant.STAT_ESME_RX_T_APPN);
    }

    @Test
    void so_is_a_PDU_that_the_listener_fails_on_and_it_holds_up_nobody() {
        queue =
                queue((_, sms) -> {
                    if (sms.getSequenceNumber() == 1) {
                        throw new OutOfMemoryError("once");
                    }
                    return CompletableFuture.completedFuture(true);
                });
        RawPdu failing = came(1);
        RawPdu next = came(2);
        queue.start();

        verify(session, timeout(PATIENCE_MS)).answer(failing, SMPPConstant.STAT_ESME_RX_T_APPN);
        verify(session, timeout(PATIENCE_MS)).answer(next, SMPPConstant.STAT_ESME_ROK);
    }

    @Test
    void PDUs_are_taken_in_the_order_in_which_they_came_and_wait_to_be_recorded_together() {
        List<Integer> numbers = IntStream.rangeClosed(1, 500).map(i -> 501 - i).boxed().toList();
        numbers.forEach(this::came);
        queue.start();
        await().until(() -> taken.size() == numbers.size());

        assertThat(taken).isEqualTo(numbers);
        verify(session, never()).answer(any(), anyInt());
    }

    @Test
    void more_than_may_wait_are_refused_as_too_many() {
        IntStream.rangeClosed(1, MOST).forEach(this::came);
        verify(session, never()).answer(any(), anyInt());

        RawPdu tooMany = came(MOST + 1);
        verify(session).answer(tooMany, SMPPConstant.STAT_ESME_RTHROTTLED);
    }

    @Test
    void so_are_more_octets_than_may_wait() {
        IntStream.rangeClosed(1, MOST_LONG).forEach(this::longCame);
        verify(session, never()).answer(any(), anyInt());

        RawPdu tooMany = longCame(MOST_LONG + 1);
        verify(session).answer(tooMany, SMPPConstant.STAT_ESME_RTHROTTLED);
    }

    @Test
    void octets_count_until_they_are_answered_and_then_others_may_come() {
        IntStream.rangeClosed(1, MOST_LONG).forEach(this::longCame);
        queue.start();
        await().until(() -> taken.size() == MOST_LONG);
        RawPdu tooMany = longCame(MOST_LONG + 1);
        verify(session).answer(tooMany, SMPPConstant.STAT_ESME_RTHROTTLED);

        recorded.complete(true);
        verify(session, timeout(PATIENCE_MS).times(MOST_LONG)).answer(any(), eq(SMPPConstant.STAT_ESME_ROK));
        IntStream.rangeClosed(1, MOST_LONG).forEach(this::longCame);
        verify(session, timeout(PATIENCE_MS).times(2 * MOST_LONG))
                .answer(any(), eq(SMPPConstant.STAT_ESME_ROK));
    }

    @Test
    void what_came_before_the_bind_ended_is_recorded() {
        IntStream.rangeClosed(1, 10).forEach(this::came);
        queue.start();
        queue.close();

        await().until(() -> taken.size() == 10);
    }

    private RawPdu came(int sequenceNumber) {
        return came(sequenceNumber, "0141");
    }

    /// One with a long `message_payload`.
    private RawPdu longCame(int sequenceNumber) {
        return came(sequenceNumber, LONG);
    }

    private RawPdu came(int sequenceNumber, String text) {
        RawPdu pdu =
                RawPdu.of(
                        RawSmsc.pdu(
                                SMPPConstant.CID_DELIVER_SM,
                                0,
                                sequenceNumber,
                                "00 010100 010100 000000 0000 00000000" + text));
        queue.accept(pdu, session);
        return pdu;
    }

    private CompletableFuture<Boolean> take(InboundBind bind, DeliverSm sms) {
        taken.add(sms.getSequenceNumber());
        return recorded;
    }

    private static InboundQueue queue(InboundListener listener) {
        return new InboundQueue(new InboundBind(Accounts.account(2775, 1), "bind-1", Acme.NOON), listener);
    }
}
