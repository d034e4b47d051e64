package io.onbehalf.wrapup.topology;

import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.topology.StateRepository;
import io.onbehalf.wrapup.domain.Stint;
import io.onbehalf.wrapup.domain.StintDetails;
import io.onbehalf.wrapup.domain.WrapupRequest;

/// One row per stint of a thread, so that a thread with many stints stays as quick as one with few.
public final class StintStates implements StateRepository<Stint, WrapupRequest> {

    @Override
    public Stint load(PrefixedStore rows, String thread, WrapupRequest request) {
        return stint(rows, thread, request.participantId());
    }

    @Override
    public void save(PrefixedStore rows, String thread, Stint before, Stint after) {
        StintDetails details = after.about();
        if (details != null && !after.equals(before)) {
            rows.put(prefix(thread), details.participantId().value(), after, Stint.class);
        }
    }

    /// How a stint of a thread stands.
    public static Stint stint(PrefixedStore rows, String thread, ParticipantId participant) {
        Stint stored = rows.get(prefix(thread), participant.value(), Stint.class);
        return stored == null ? Stint.unknown() : stored;
    }

    private static String prefix(String thread) {
        return "stint/" + thread + "/";
    }
}
