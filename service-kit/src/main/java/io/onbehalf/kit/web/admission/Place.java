package io.onbehalf.kit.web.admission;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/// A call's place among those in flight. While the call's body arrives, the place is free for others.
record Place(Semaphore places, AtomicBoolean taken) {
    private static final String ATTRIBUTE = Place.class.getName();

    /// The place of a call; it is not taken yet.
    static Place of(HttpServletRequest request, Semaphore places) {
        Place place = new Place(places, new AtomicBoolean());
        request.setAttribute(ATTRIBUTE, place);
        return place;
    }

    /// Empty for a call that needs no place.
    static Optional<Place> of(HttpServletRequest request) {
        return Optional.ofNullable((Place) request.getAttribute(ATTRIBUTE));
    }

    /// False if all places are taken.
    boolean take() {
        boolean isFree = places.tryAcquire();
        if (isFree) {
            taken.set(true);
        }
        return isFree;
    }

    /// Does nothing for a place that is not taken.
    void free() {
        if (taken.compareAndSet(true, false)) {
            places.release();
        }
    }
}
