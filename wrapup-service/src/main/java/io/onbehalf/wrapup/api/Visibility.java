package io.onbehalf.wrapup.api;

import io.onbehalf.kit.domain.MemberKey;
import io.onbehalf.kit.domain.Permissions;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.wrapup.WrapupReader;
import io.onbehalf.kit.query.Replica;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.schemas.queue.QueueMemberSnapshot;
import io.onbehalf.wrapup.domain.acw.Stint;
import io.onbehalf.wrapup.domain.acw.WrapupState;
import io.onbehalf.wrapup.domain.acw.WrapupState.Known;
import java.util.Map;
import org.springframework.stereotype.Component;

/// The users who may read a stint's wrap-up, by the rule of [WrapupReader]. Checked at every read.
@Component
class Visibility {

    private final Replica<QueueMemberSnapshot> members;

    Visibility(Replica<QueueMemberSnapshot> members) {
        this.members = members;
    }

    /// The after-call work, if the caller may read it.
    ///
    /// @throws ApiException 404 for an unknown stint or another organization's, 403 for one that the caller
    ///   may not read
    Known visible(Caller caller, WrapupState state, StintPath path) {
        if (!(state instanceof Known known) || !path.names(known.stint(), caller)) {
            throw path.notFound();
        }
        if (!mayRead(caller, known.stint())) {
            throw ApiException.forbidden(
                    Refusal.NOT_PARTICIPANT,
                    "conversation %s: user %s is neither its agent nor of the queue"
                            .formatted(path.conversation().value(), caller.userId()),
                    Map.of("participantId", path.participant().value(), "userId", caller.userId()));
        }
        return known;
    }

    private boolean mayRead(Caller caller, Stint stint) {
        var user = new UserId(caller.userId());
        return new WrapupReader(
                        user,
                        caller.has(Permissions.SUPERVISE),
                        queue -> members.get(MemberKey.of(user, queue)) != null)
                .mayRead(stint.userId(), stint.queueId());
    }
}
