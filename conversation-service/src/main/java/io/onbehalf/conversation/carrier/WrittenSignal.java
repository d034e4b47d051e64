package io.onbehalf.conversation.carrier;

import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// Tells that the PDU which a thread is sending has left: whatever goes wrong before is known not to have
/// been sent, and the next PDU of the same number may follow.
final class WrittenSignal {

    private static final ThreadLocal<@Nullable WrittenSignal> CURRENT = new ThreadLocal<>();

    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean begun;

    /// The calling thread's next PDU is this signal's.
    void attach() {
        CURRENT.set(this);
    }

    /// The calling thread is done with it, whether or not anything was written.
    void detach() {
        CURRENT.remove();
        over.countDown();
    }

    /// Octets of the calling thread's PDU are about to be written.
    static void writing() {
        WrittenSignal signal = CURRENT.get();
        if (signal != null) {
            signal.begun = true;
        }
    }

    /// They are written.
    static void written() {
        WrittenSignal signal = CURRENT.get();
        if (signal != null) {
            signal.over.countDown();
        }
    }

    /// Whether any octet may have left.
    boolean begun() {
        return begun;
    }

    /// Waits until it has left, or never will.
    void await() {
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
