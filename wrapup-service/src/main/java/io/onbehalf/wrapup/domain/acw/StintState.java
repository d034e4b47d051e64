package io.onbehalf.wrapup.domain.acw;

import io.onbehalf.wrapup.domain.acw.WrapupEvent.InteractionLogUpdated;
import java.util.Optional;

/// One agent's stint: its after-call work, and the interaction log that is part of it. Both change
/// independently of each other.
///
/// @param log empty until something is written
/// @param erased the contact was erased after the stint: nothing that is said about them is kept
public record StintState(WrapupState work, Optional<SavedLog> log, boolean erased) {

    static final StintState INITIAL = new StintState(WrapupState.INITIAL, Optional.empty(), false);

    /// The state after an event. Total: an event has already happened.
    static StintState evolve(StintState state, WrapupEvent event) {
        return event instanceof InteractionLogUpdated updated
                ? new StintState(state.work, Optional.of(updated.saved()), state.erased)
                : new StintState(WrapupState.evolve(state.work, event), state.log, state.erased);
    }
}
