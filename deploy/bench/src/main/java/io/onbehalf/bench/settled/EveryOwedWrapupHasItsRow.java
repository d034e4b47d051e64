package io.onbehalf.bench.settled;

import io.onbehalf.bench.promises.Promise;
import io.onbehalf.bench.promises.TopicRecord;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// An agent's stint that ended is either out of their list, or its after-call work is open: the two services
/// agree on what is owed.
///
/// Valid: `ParticipantDisconnected(p1) WrapupOpened(p1)`, also followed by `WrapupCompleted(p1)
/// InteractionDeallocated(p1)`. Invalid: `ParticipantDisconnected(p1)` alone; `… WrapupOpened(p1)
/// WrapupCompleted(p1)` without `InteractionDeallocated(p1)`; `… WrapupOpened(p1)
/// InteractionDeallocated(p1)`.
public final class EveryOwedWrapupHasItsRow extends Promise {

    private final Map<String, String> ended = new HashMap<>();
    private final Set<String> deallocated = new HashSet<>();
    private final Map<String, String> opened = new HashMap<>();
    private final Set<String> completed = new HashSet<>();

    @Override
    public void onRecord(TopicRecord record) {
        String participant = record.text("participantId");
        switch (record.type()) {
            case "ParticipantDisconnected" -> {
                if (record.text("purpose").equals("AGENT")) {
                    ended.put(participant, record.place());
                }
            }
            case "InteractionDeallocated" -> deallocated.add(participant);
            case "WrapupOpened" -> opened.put(participant, record.place());
            case "WrapupCompleted" -> completed.add(participant);
            default -> {
                // Neither an end of a stint nor after-call work.
            }
        }
    }

    @Override
    protected void onEnd() {
        ended.forEach((participant, place) -> {
            if (!deallocated.contains(participant) && completed.contains(participant)) {
                violated(
                        "%s: participant %s is wrapped up, but still in the agent's list"
                                .formatted(place, participant));
            } else if (!deallocated.contains(participant) && !opened.containsKey(participant)) {
                violated(
                        "%s: participant %s owes a wrap-up of which there is no row"
                                .formatted(place, participant));
            }
        });
        opened.forEach((participant, place) -> {
            if (!completed.contains(participant) && deallocated.contains(participant)) {
                violated(
                        "%s: participant %s left the agent's list, but its after-call work is open"
                                .formatted(place, participant));
            }
        });
    }
}
