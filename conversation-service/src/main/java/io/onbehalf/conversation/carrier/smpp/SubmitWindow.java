package io.onbehalf.conversation.carrier.smpp;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// The window of a bind: limits how many SMS wait for their response, and how many more may be given to it.
final class SubmitWindow {

    private final int size;
    private final Semaphore places;
    private final AtomicBoolean trusted;
    private final AtomicInteger given = new AtomicInteger();
    private final AtomicInteger answeredSinceCredit = new AtomicInteger();

    /// @param trusted whether the whole window is open; otherwise one place is, until the first answer
    SubmitWindow(int size, boolean trusted) {
        this.size = size;
        this.places = new Semaphore(trusted ? size : 1);
        this.trusted = new AtomicBoolean(trusted);
    }

    /// Takes a place if there is one.
    boolean tryEnter() {
        return places.tryAcquire();
    }

    /// Waits for a place.
    void enter() throws InterruptedException {
        places.acquire();
    }

    void leave() {
        places.release();
    }

    /// One more SMS is given to the bind.
    void given() {
        given.incrementAndGet();
    }

    /// An SMS that was given has its result.
    void done() {
        given.decrementAndGet();
    }

    /// The SMSC answered to an SMS. The first answer opens the window.
    void answered() {
        answeredSinceCredit.incrementAndGet();
        if (!trusted.getAndSet(true)) {
            places.release(size - 1);
        }
    }

    boolean isTrusted() {
        return trusted.get();
    }

    boolean isBusy() {
        return given.get() > 0;
    }

    /// The open places, and as many SMS as will find a place before the next call, judged by how many were
    /// answered since the last. More would only be more SMS whose outcome is unknown after a crash.
    int credit() {
        int answered = answeredSinceCredit.getAndSet(0);
        return Math.max(0, (trusted.get() ? size : 1) + 2 * answered - given.get());
    }
}
