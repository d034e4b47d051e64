package io.onbehalf.conversation.carrier.inbound;

import io.onbehalf.conversation.domain.inbound.PduId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/// Detects PDUs that an SMSC delivers again, because we refused them or may have answered too late.
///
/// A redelivery is a new PDU, often of the same bind; its content alone can't tell it from the contact's same
/// words sent again. So each delivery in doubt absorbs one identical PDU, or expires.
final class RedeliveryDetector {

    /// An SMSC may wait no longer than this for a response.
    private static final Duration SMSC_PATIENCE = Duration.ofSeconds(5);

    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final Map<Key, List<Delivery>> deliveries = new HashMap<>();
    private final Queue<Delivery> inDoubt = new ArrayDeque<>();

    private record Key(String account, String contentHash) {}

    /// A PDU from its arrival until it is answered in time.
    static final class Delivery {

        private final Key key;
        private final PduId first;
        private final Instant firstCameAt;
        private final Instant cameAt;
        private boolean refused;

        private Delivery(Key key, PduId first, Instant firstCameAt, Instant cameAt) {
            this.key = key;
            this.first = first;
            this.firstCameAt = firstCameAt;
            this.cameAt = cameAt;
        }

        /// The PDU that this one repeats; its own id if it repeats none.
        PduId first() {
            return first;
        }

        /// The time when that PDU came.
        Instant firstCameAt() {
            return firstCameAt;
        }

        private boolean mayBeRepeated(Instant now) {
            return refused || cameAt.plus(SMSC_PATIENCE).isBefore(now);
        }
    }

    /// A PDU is delivered; the result tells which earlier one it repeats.
    synchronized Delivery onDelivered(String account, String contentHash, PduId id, Instant now) {
        expire(now);
        Key key = new Key(account, contentHash);
        List<Delivery> identical = deliveries.computeIfAbsent(key, _ -> new ArrayList<>());
        Optional<Delivery> repeated =
                identical.stream().filter(delivery -> delivery.mayBeRepeated(now)).findFirst();
        repeated.ifPresent(identical::remove);
        Delivery delivery =
                new Delivery(
                        key,
                        repeated.map(Delivery::first).orElse(id),
                        repeated.map(Delivery::firstCameAt).orElse(now),
                        now);
        identical.add(delivery);
        return delivery;
    }

    /// A PDU is answered.
    ///
    /// @param recorded whether the SMSC was told that we have the PDU
    synchronized void onAnswered(Delivery delivery, boolean recorded, Instant now) {
        delivery.refused = !recorded;
        if (delivery.mayBeRepeated(now)) {
            inDoubt.add(delivery);
        } else {
            remove(delivery);
        }
    }

    private void expire(Instant now) {
        while (!inDoubt.isEmpty() && !inDoubt.element().cameAt.plus(REMEMBERED).isAfter(now)) {
            remove(inDoubt.remove());
        }
    }

    private void remove(Delivery delivery) {
        deliveries.computeIfPresent(
                delivery.key,
                (_, identical) -> {
                    identical.remove(delivery);
                    return identical.isEmpty() ? null : identical;
                });
    }
}
