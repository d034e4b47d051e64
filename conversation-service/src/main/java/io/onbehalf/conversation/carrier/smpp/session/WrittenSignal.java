package io.onbehalf.conversation.carrier.smpp.session;

import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// Signals that the PDU which a thread sends is on the network. A failure before that moment proves that the
/// PDU did not leave; from that moment on, the next PDU of the same number may follow.
public final class WrittenSignal {

    private static final ThreadLocal<@Nullable WrittenSignal> CURRENT = new ThreadLocal<>();

    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean begun;

    /// Ties this signal to the next PDU of the calling thread.
    public void attach() {
        CURRENT.set(this);
    }

    /// Releases the calling thread's PDU, whether or not anything was written.
    public void detach() {
        CURRENT.remove();
        over.countDown();
    }

    /// To be called before octets of the calling thread's PDU are written.
    public static void writing() {
        WrittenSignal signal = CURRENT.get();
        if (signal != null) {
            signal.begun = true;
        }
    }

    /// To be called after they are written.
    static void written() {
        WrittenSignal signal = CURRENT.get();
        if (signal != null) {
            signal.over.countDown();
        }
    }

    /// True if any octet may have left.
    public boolean begun() {
        return begun;
    }

    /// Waits until the PDU has left, or never will.
    public void await() {
        boolean interrupted = false;
        while (over.getCount() > 0) {
            try {
                over.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
