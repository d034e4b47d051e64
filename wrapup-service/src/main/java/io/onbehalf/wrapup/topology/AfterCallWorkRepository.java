package io.onbehalf.wrapup.topology;

import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.topology.StateRepository;
import io.onbehalf.wrapup.domain.acw.AfterCallWork;
import io.onbehalf.wrapup.domain.acw.AfterCallWork.Known;
import io.onbehalf.wrapup.domain.acw.WrapupRequest;

/// One row per stint, so that a thread with many stints costs no more than one with few.
final class AfterCallWorkRepository implements StateRepository<AfterCallWork, WrapupRequest> {

    @Override
    public AfterCallWork load(PrefixedStore rows, String thread, WrapupRequest request) {
        return new AfterCallWorkStore(rows, thread).of(request.participantId());
    }

    @Override
    public void save(PrefixedStore rows, String thread, AfterCallWork before, AfterCallWork after) {
        if (after instanceof Known known && !after.equals(before)) {
            new AfterCallWorkStore(rows, thread).put(known.stint().participantId(), after);
        }
    }
}
