package io.onbehalf.conversation.carrier;

import io.onbehalf.conversation.carrier.Turn.Attempt;
import java.util.List;

/// Chooses the SMS that leave next: as many as the links have room for, each number at its pace.
final class Attempts {

    private final Outbox.Boxes boxes;
    private final SmppLinks links;

    Attempts(Outbox.Boxes boxes, SmppLinks links) {
        this.boxes = boxes;
        this.links = links;
    }

    void choose(Turn turn) {
        for (SmppLink link : links.all()) {
            int credit = link.credit();
            for (int taken = -1; credit > 0 && taken != 0; credit -= taken) {
                taken = oneOfEachNumber(turn, link, credit);
            }
        }
    }

    /// None keeps the others from the window.
    private int oneOfEachNumber(Turn turn, SmppLink link, int credit) {
        int taken = 0;
        for (Outbox outbox : boxes.all().values()) {
            for (Lane lane : outbox.lanes()) {
                if (taken < credit) {
                    taken += next(turn, lane, link, credit - taken);
                }
            }
        }
        return taken;
    }

    private int next(Turn turn, Lane lane, SmppLink link, int credit) {
        long now = System.nanoTime();
        OutboundMessage next = lane.next(now);
        if (next == null || links.of(next) != link) {
            return 0;
        }
        List<Integer> parts = next.attempt(Math.min(credit, lane.allowance(now)));
        lane.took(parts.size());
        turn.add(new Attempt(next, parts, link));
        return parts.size();
    }
}
