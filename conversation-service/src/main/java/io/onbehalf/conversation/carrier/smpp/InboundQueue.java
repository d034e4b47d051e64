package io.onbehalf.conversation.carrier.smpp;

import io.onbehalf.conversation.carrier.smpp.session.InboundPdus;
import io.onbehalf.conversation.carrier.smpp.session.RawPdu;
import io.onbehalf.conversation.carrier.smpp.session.SmscSession;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.SMPPConstant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands what a bind delivers to the listener, in the order in which it came, and answers each PDU once the
/// listener has recorded it. If it has not, the SMSC gets a temporary error and delivers again.
///
/// One virtual thread hands over, and one more sends each answer, so neither many binds nor slow recording
/// costs threads of the platform.
final class InboundQueue implements InboundPdus {

    private static final Logger LOG = LoggerFactory.getLogger(InboundQueue.class);

    /// More that wait are refused as too many.
    private static final int CAPACITY = 5_000;

    /// So are more octets that are not answered yet: a PDU may be long, and the binds many.
    private static final int MOST_OCTETS = 1 << 24;

    /// A PDU that has waited longer is not handed over any more: its SMSC may have given it up.
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final long LOOK_AROUND_MS = 500;

    private static final Executor VIRTUAL = task -> Thread.ofVirtual().start(task);

    private final InboundBind bind;
    private final InboundListener listener;
    private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>(CAPACITY);
    private final AtomicInteger octets = new AtomicInteger();
    private final Thread worker;
    private volatile boolean closed;

    private record Waiting(RawPdu pdu, SmscSession session, long cameNanos) {}

    InboundQueue(InboundBind bind, InboundListener listener) {
        this.bind = bind;
        this.listener = listener;
        this.worker = Thread.ofVirtual().name("smpp-inbound-" + bind.account().name()).unstarted(this::run);
    }

    void start() {
        worker.start();
    }

    /// Records what has come, and ends.
    void close() {
        closed = true;
    }

    @Override
    public void accept(RawPdu pdu, SmscSession session) {
        Waiting next = new Waiting(pdu, session, System.nanoTime());
        boolean fits = octets.addAndGet(pdu.octets().length) <= MOST_OCTETS;
        if (!fits || !waiting.offer(next)) {
            answer(next, SMPPConstant.STAT_ESME_RTHROTTLED);
        }
    }

    private void answer(Waiting next, int status) {
        octets.addAndGet(-next.pdu().octets().length);
        next.session().answer(next.pdu(), status);
    }

    private void run() {
        try {
            while (!closed || !waiting.isEmpty()) {
                Waiting next = waiting.poll(LOOK_AROUND_MS, TimeUnit.MILLISECONDS);
                if (next != null) {
                    hand(next);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void hand(Waiting next) {
        if (System.nanoTime() - next.cameNanos() > PATIENCE_NANOS) {
            answer(next, SMPPConstant.STAT_ESME_RX_T_APPN);
            return;
        }
        CompletableFuture<Boolean> recorded;
        try {
            recorded = listener.accept(bind, DeliverSmDecoder.decode(next.pdu()));
        } catch (RuntimeException | Error e) {
            // An Error too: it would end the thread, and no PDU of this bind would be answered any more.
            recorded = CompletableFuture.failedFuture(e);
        }
        var _ = recorded.handleAsync((isRecorded, problem) -> answer(next, isRecorded, problem), VIRTUAL);
    }

    private boolean answer(Waiting next, @Nullable Boolean isRecorded, @Nullable Throwable problem) {
        if (problem != null) {
            LOG.warn(
                    "account {}: a PDU can't be recorded now and is asked for again: {}",
                    bind.account().name(),
                    SafeDescription.of(problem));
        }
        boolean taken = problem == null && Boolean.TRUE.equals(isRecorded);
        answer(next, taken ? SMPPConstant.STAT_ESME_ROK : SMPPConstant.STAT_ESME_RX_T_APPN);
        return taken;
    }
}
