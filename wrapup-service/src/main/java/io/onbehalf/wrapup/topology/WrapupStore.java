package io.onbehalf.wrapup.topology;

import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.wrapup.domain.acw.SavedLog;
import io.onbehalf.wrapup.domain.acw.WrapupState;
import java.util.List;
import java.util.Optional;

/// One thread's rows in the store.
///
/// | row | value |
/// |---|---|
/// | `stint/<thread>/<participant>` | the after-call work of a stint |
/// | `log/<thread>/<participant>` | its interaction log; a stint of which nothing is written has no row |
/// | `erased/<thread>` | the last stint that had begun when the contact was erased |
///
/// The stints of a thread are in the order in which they began, as their ids are counted.
///
/// @param thread the record key; part of each row's key, because threads share a partition
public record WrapupStore(PrefixedStore rows, String thread) {

    private static final String STINTS = "stint";
    private static final String LOGS = "log";
    private static final String ERASED = "erased/";

    /// Sorts after every id.
    private static final String END = "~";

    /// The after-call work of a stint; [WrapupState.Unknown] if none of its events has arrived.
    public WrapupState of(ParticipantId participant) {
        return Optional.ofNullable(rows.get(prefix(STINTS), participant.value(), WrapupState.class))
                .orElse(WrapupState.INITIAL);
    }

    /// The interaction log of a stint; empty until something is written.
    public Optional<SavedLog> log(ParticipantId participant) {
        return Optional.ofNullable(rows.get(prefix(LOGS), participant.value(), SavedLog.class));
    }

    /// True if the contact was erased after the stint began.
    boolean isErased(ParticipantId participant) {
        ParticipantId last = rows.get(ERASED, thread, ParticipantId.class);
        return last != null && participant.value().compareTo(last.value()) <= 0;
    }

    /// The thread's stints, the first one first.
    List<ParticipantId> stints() {
        return participants(STINTS);
    }

    /// Those that have a log.
    List<ParticipantId> logged() {
        return participants(LOGS);
    }

    void put(ParticipantId participant, WrapupState state) {
        rows.put(prefix(STINTS), participant.value(), state, WrapupState.class);
    }

    void put(ParticipantId participant, SavedLog log) {
        rows.put(prefix(LOGS), participant.value(), log, SavedLog.class);
    }

    /// @param last the last stint that has begun
    void putErased(ParticipantId last) {
        rows.put(ERASED, thread, last, ParticipantId.class);
    }

    void delete(ParticipantId participant) {
        rows.delete(prefix(STINTS), participant.value());
        deleteLog(participant);
    }

    void deleteLog(ParticipantId participant) {
        rows.delete(prefix(LOGS), participant.value());
    }

    private List<ParticipantId> participants(String kind) {
        return rows.keysBefore(prefix(kind), END, Integer.MAX_VALUE).stream()
                .map(ParticipantId::new)
                .toList();
    }

    private String prefix(String kind) {
        return kind + "/" + thread + "/";
    }
}
