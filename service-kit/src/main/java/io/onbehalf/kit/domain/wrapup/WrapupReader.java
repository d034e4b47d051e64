package io.onbehalf.kit.domain.wrapup;

import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import java.util.function.Predicate;

/// A user's right to read wrap-ups, whose code, notes and tags are about the contact: those of their own
/// stints and of the queues of which they are a member now; a supervisor reads every one.
///
/// @param isMember whether the user is a member of a queue now
public record WrapupReader(UserId user, boolean supervises, Predicate<QueueId> isMember) {

    /// True if the user may read the wrap-up of an agent's stint on behalf of a queue.
    public boolean mayRead(UserId agent, QueueId queue) {
        return supervises || user.equals(agent) || isMember.test(queue);
    }
}
