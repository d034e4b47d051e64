package io.onbehalf.wrapup.topology;

import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.wrapup.domain.acw.AfterCallWork;

/// One thread's rows in the store: the after-call work of each stint.
///
/// @param thread the record key; part of each row's name, as partitions are shared
public record AfterCallWorkStore(PrefixedStore rows, String thread) {

    /// The after-call work of a stint; [AfterCallWork.Unknown] if none of its events has arrived.
    public AfterCallWork of(ParticipantId participant) {
        AfterCallWork stored = rows.get(prefix(), participant.value(), AfterCallWork.class);
        return stored == null ? AfterCallWork.INITIAL : stored;
    }

    void put(ParticipantId participant, AfterCallWork state) {
        rows.put(prefix(), participant.value(), state, AfterCallWork.class);
    }

    private String prefix() {
        return "stint/" + thread + "/";
    }
}
