package io.onbehalf.wrapup.topology;

import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.wrapup.domain.acw.SavedLog;
import io.onbehalf.wrapup.domain.acw.WrapupState;
import java.util.Optional;

/// One thread's rows in the store.
///
/// | row | value |
/// |---|---|
/// | `stint/<thread>/<participant>` | the after-call work of a stint |
/// | `log/<thread>/<participant>` | its interaction log; a stint of which nothing is written has no row |
///
/// @param thread the record key; part of each row's key, because threads share a partition
public record WrapupStore(PrefixedStore rows, String thread) {

    /// The after-call work of a stint; [WrapupState.Unknown] if none of its events has arrived.
    public WrapupState of(ParticipantId participant) {
        return Optional.ofNullable(rows.get(prefix("stint"), participant.value(), WrapupState.class))
                .orElse(WrapupState.INITIAL);
    }

    /// The interaction log of a stint; empty until something is written.
    public Optional<SavedLog> log(ParticipantId participant) {
        return Optional.ofNullable(rows.get(prefix("log"), participant.value(), SavedLog.class));
    }

    void put(ParticipantId participant, WrapupState state) {
        rows.put(prefix("stint"), participant.value(), state, WrapupState.class);
    }

    void put(ParticipantId participant, SavedLog log) {
        rows.put(prefix("log"), participant.value(), log, SavedLog.class);
    }

    private String prefix(String kind) {
        return kind + "/" + thread + "/";
    }
}
