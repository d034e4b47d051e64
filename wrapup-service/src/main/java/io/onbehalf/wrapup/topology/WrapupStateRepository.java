package io.onbehalf.wrapup.topology;

import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.topology.StateRepository;
import io.onbehalf.wrapup.domain.acw.WrapupRequest;
import io.onbehalf.wrapup.domain.acw.WrapupState;
import io.onbehalf.wrapup.domain.acw.WrapupState.Known;

/// One row per stint, so that a thread with many stints costs no more than one with few.
final class WrapupStateRepository implements StateRepository<WrapupState, WrapupRequest> {

    @Override
    public WrapupState load(PrefixedStore rows, String thread, WrapupRequest request) {
        return loadPart(rows, thread, part(request));
    }

    @Override
    public void save(PrefixedStore rows, String thread, WrapupState before, WrapupState after) {
        if (after instanceof Known known && !after.equals(before)) {
            new WrapupStore(rows, thread).put(known.stint().participantId(), after);
        }
    }

    @Override
    public String part(WrapupRequest request) {
        return request.participantId().value();
    }

    @Override
    public WrapupState loadPart(PrefixedStore rows, String thread, String participant) {
        return new WrapupStore(rows, thread).of(new ParticipantId(participant));
    }
}
