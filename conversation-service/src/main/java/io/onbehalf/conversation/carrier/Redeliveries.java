package io.onbehalf.conversation.carrier;

import io.onbehalf.conversation.carrier.Arrival.Pdu;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/// The inbound PDUs that the message centre will deliver again, because it was refused, or may not have
/// waited for the answer.
///
/// It does so in a new PDU, often of the same bind, which nothing but its content tells from the contact's
/// same words again. So each of these stands for one equal PDU, no more.
final class Redeliveries {

    /// The message centre may not wait longer for an answer.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final Map<Key, List<Delivery>> deliveries = new HashMap<>();
    private final Queue<Delivery> doubtful = new ArrayDeque<>();

    private record Key(String account, String identity) {}

    /// A PDU that came, until it was answered in time.
    static final class Delivery {

        private final Key key;
        private final Pdu first;
        private final Instant firstCameAt;
        private final Instant cameAt;
        private boolean refused;

        private Delivery(Key key, Pdu first, Instant firstCameAt, Instant cameAt) {
            this.key = key;
            this.first = first;
            this.firstCameAt = firstCameAt;
            this.cameAt = cameAt;
        }

        /// The PDU that it repeats; itself where it repeats none.
        Pdu first() {
            return first;
        }

        /// When that one came.
        Instant firstCameAt() {
            return firstCameAt;
        }

        private boolean mayComeAgain(Instant now) {
            return refused || cameAt.plus(PATIENCE).isBefore(now);
        }
    }

    synchronized Delivery came(String account, String identity, Pdu pdu, Instant now) {
        forget(now);
        List<Delivery> equal = deliveries.computeIfAbsent(new Key(account, identity), _ -> new ArrayList<>());
        Optional<Delivery> before = equal.stream().filter(each -> each.mayComeAgain(now)).findFirst();
        before.ifPresent(equal::remove);
        Delivery delivery =
                new Delivery(
                        new Key(account, identity),
                        before.map(Delivery::first).orElse(pdu),
                        before.map(Delivery::firstCameAt).orElse(now),
                        now);
        equal.add(delivery);
        return delivery;
    }

    synchronized void answered(Delivery delivery, boolean taken, Instant now) {
        delivery.refused = !taken;
        if (delivery.mayComeAgain(now)) {
            doubtful.add(delivery);
        } else {
            remove(delivery);
        }
    }

    private void forget(Instant now) {
        while (!doubtful.isEmpty() && !doubtful.element().cameAt.plus(REMEMBERED).isAfter(now)) {
            remove(doubtful.remove());
        }
    }

    private void remove(Delivery delivery) {
        deliveries.computeIfPresent(
                delivery.key,
                (_, equal) -> {
                    equal.remove(delivery);
                    return equal.isEmpty() ? null : equal;
                });
    }
}
