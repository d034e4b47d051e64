package io.onbehalf.wrapup.topology;

import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.wrapup.domain.acw.WrapupState;
import java.util.Optional;

/// One thread's rows in the store: the after-call work of each stint, `stint/<thread>/<participant>`.
///
/// @param thread the record key; part of each row's key, because threads share a partition
public record WrapupStore(PrefixedStore rows, String thread) {

    /// The after-call work of a stint; [WrapupState.Unknown] if none of its events has arrived.
    public WrapupState of(ParticipantId participant) {
        return Optional.ofNullable(rows.get(prefix(), participant.value(), WrapupState.class))
                .orElse(WrapupState.INITIAL);
    }

    void put(ParticipantId participant, WrapupState state) {
        rows.put(prefix(), participant.value(), state, WrapupState.class);
    }

    private String prefix() {
        return "stint/" + thread + "/";
    }
}
