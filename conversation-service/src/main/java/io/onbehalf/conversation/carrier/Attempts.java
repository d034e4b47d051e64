package io.onbehalf.conversation.carrier;

import io.onbehalf.conversation.carrier.Turn.Attempt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Chooses the SMS that leave next: as many as the links have room for, each number at its pace and in turn.
final class Attempts {

    private final Outbox.Boxes boxes;
    private final SmppLinks links;
    private final Map<SmppLink, Integer> turns = new HashMap<>();

    Attempts(Outbox.Boxes boxes, SmppLinks links) {
        this.boxes = boxes;
        this.links = links;
    }

    void choose(Turn turn) {
        List<Lane> lanes = boxes.lanes();
        for (SmppLink link : links.all()) {
            int credit = link.credit();
            for (int taken = -1; credit > 0 && taken != 0; credit -= taken) {
                taken = oneOfEachNumber(turn, lanes, link, credit);
            }
        }
    }

    /// It goes on where the last round ran out of credit, so that no number keeps the others from the window.
    private int oneOfEachNumber(Turn turn, List<Lane> lanes, SmppLink link, int credit) {
        int first = turns.getOrDefault(link, 0);
        int taken = 0;
        for (int i = 0; i < lanes.size() && taken < credit; i++) {
            int place = (first + i) % lanes.size();
            int took = next(turn, lanes.get(place), link, credit - taken);
            if (took > 0) {
                taken += took;
                turns.put(link, place + 1);
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
