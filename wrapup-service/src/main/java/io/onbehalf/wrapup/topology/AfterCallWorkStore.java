package io.onbehalf.wrapup.topology;

import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.wrapup.domain.acw.AfterCallWork;
import java.util.Optional;

/// One thread's rows in the store: the after-call work of each stint, `stint/<thread>/<participant>`.
///
/// @param thread the record key; part of each row's key, because threads share a partition
public record AfterCallWorkStore(PrefixedStore rows, String thread) {

    /// The after-call work of a stint; [AfterCallWork.Unknown] if none of its events has arrived.
    public AfterCallWork of(ParticipantId participant) {
        return Optional.ofNullable(rows.get(prefix(), participant.value(), AfterCallWork.class))
                .orElse(AfterCallWork.INITIAL);
    }

    void put(ParticipantId participant, AfterCallWork state) {
        rows.put(prefix(), participant.value(), state, AfterCallWork.class);
    }

    private String prefix() {
        return "stint/" + thread + "/";
    }
}
