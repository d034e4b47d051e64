package io.onbehalf.wrapup.api;

import io.onbehalf.kit.query.Replica;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.schemas.queue.QueueMemberSnapshot;
import io.onbehalf.wrapup.domain.Stint;
import io.onbehalf.wrapup.domain.StintDetails;
import io.onbehalf.wrapup.domain.WrapupRefusals;
import io.onbehalf.wrapup.topology.StintStates;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Who may see a stint, with what its agent noted of the contact: the agent, members of its queue, and
/// supervisors; judged at every read.
@Component
class Visibility {

    static final String SUPERVISE = "onbehalf:conversation:supervise";

    private final Replica<QueueMemberSnapshot> members;

    Visibility(Replica<QueueMemberSnapshot> members) {
        this.members = members;
    }

    /// The stint, if the caller may see it.
    ///
    /// @throws ApiException 404 for an unknown one or another organization's, 403 for one that is not theirs
    Stint visible(Caller caller, PrefixedStore rows, StintPath path) {
        Stint stint = StintStates.stint(rows, path.thread(), path.participant());
        StintDetails details = stint.about();
        if (details == null || !path.isAbout(details, caller)) {
            throw path.notFound();
        }
        if (!mayRead(caller, details)) {
            throw ApiException.forbidden(
                    WrapupRefusals.NOT_PARTICIPANT,
                    "participant %s: user %s is not its agent, nor of its queue"
                            .formatted(path.participant().value(), caller.userId()),
                    Map.of("participantId", path.participant().value(), "userId", caller.userId()));
        }
        return stint;
    }

    private boolean mayRead(Caller caller, StintDetails details) {
        return mayWrapUp(caller, details)
                || members.get(caller.userId() + ":" + details.queueId().value()) != null;
    }

    /// Whether it is the caller's own stint, or they are a supervisor.
    static boolean mayWrapUp(Caller caller, StintDetails details) {
        return details.userId().value().equals(caller.userId()) || caller.has(SUPERVISE);
    }
}
