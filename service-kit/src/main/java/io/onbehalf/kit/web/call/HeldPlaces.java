package io.onbehalf.kit.web.call;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// The places that a call holds: among those in flight, and of its organization's and its user's shares.
///
/// A call that waits for an instance that does not answer gives them back, so that calls that can be served
/// find them. It waits on without a place; as many calls may do so as there are places.
public final class HeldPlaces {

    private static final String ATTRIBUTE = HeldPlaces.class.getName();

    private final Semaphore waiting;
    private final List<Runnable> places = new CopyOnWriteArrayList<>();
    private boolean givenBack;

    private HeldPlaces(Semaphore waiting) {
        this.waiting = waiting;
    }

    /// Of a call that holds none yet.
    ///
    /// @param waiting how many calls may wait without a place
    public static HeldPlaces of(HttpServletRequest request, Semaphore waiting) {
        var held = new HeldPlaces(waiting);
        request.setAttribute(ATTRIBUTE, held);
        return held;
    }

    /// Adds a place to those of a call; for a call without, such as a probe, does nothing.
    ///
    /// @param free frees it, unless it is free
    public static void add(HttpServletRequest request, Runnable free) {
        if (request.getAttribute(ATTRIBUTE) instanceof HeldPlaces held) {
            held.places.add(free);
        }
    }

    /// Frees the places of the present call, for as long as it lasts. Outside of a call, and where too many
    /// wait without a place already, it does nothing.
    public static void giveBack() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes call
                && call.getRequest().getAttribute(ATTRIBUTE) instanceof HeldPlaces held) {
            held.free();
        }
    }

    private synchronized void free() {
        if (!givenBack && waiting.tryAcquire()) {
            givenBack = true;
            places.forEach(Runnable::run);
        }
    }

    /// The call has ended.
    public synchronized void end() {
        if (givenBack) {
            givenBack = false;
            waiting.release();
        }
    }
}
