package io.onbehalf.wrapup.topology;

import io.onbehalf.kit.domain.ParticipantId;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.topology.StateRepository;
import io.onbehalf.wrapup.domain.acw.StintState;
import io.onbehalf.wrapup.domain.acw.WrapupRequest;
import io.onbehalf.wrapup.domain.acw.WrapupState.Known;
import java.util.Optional;

/// A row for each stint and for each log, so that a thread with many stints costs no more than one with few.
final class WrapupStateRepository implements StateRepository<StintState, WrapupRequest> {

    @Override
    public StintState load(PrefixedStore rows, String thread, WrapupRequest request) {
        return loadPart(rows, thread, part(request));
    }

    @Override
    public void save(PrefixedStore rows, String thread, StintState before, StintState after) {
        if (!(after.work() instanceof Known known)) {
            return;
        }
        var stored = new WrapupStore(rows, thread);
        ParticipantId participant = known.stint().participantId();
        if (!known.equals(before.work())) {
            stored.put(participant, known);
        }
        if (!after.log().equals(before.log())) {
            after.log().ifPresent(log -> stored.put(participant, log));
        }
    }

    @Override
    public String part(WrapupRequest request) {
        return request.participantId().value();
    }

    @Override
    public StintState loadPart(PrefixedStore rows, String thread, String part) {
        var stored = new WrapupStore(rows, thread);
        var participant = new ParticipantId(part);
        return new StintState(stored.of(participant), stored.log(participant), stored.isErased(participant));
    }

    @Override
    public Optional<String> organization(StintState state) {
        return state.work() instanceof Known known
                ? Optional.of(known.stint().organizationId().value())
                : Optional.empty();
    }
}
