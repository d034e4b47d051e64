package io.onbehalf.queue.domain;

import static java.util.Objects.requireNonNullElse;

import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.queue.domain.organization.OrganizationSnapshot;
import io.onbehalf.queue.domain.responses.CannedResponse;
import io.onbehalf.queue.domain.responses.ResponseLibrary;
import io.onbehalf.queue.domain.user.User;
import io.onbehalf.queue.domain.user.UserSnapshot;
import java.util.List;
import java.util.Optional;

/// The reply to a request about queues, users, canned responses or the organization.
///
/// @param refusal empty when the request was accepted
/// @param queue the queue after the request; empty when it was deleted or the request was about none
/// @param organization the organization after a request to update it
/// @param user the user after a request about them; empty for one who is not in the directory
/// @param queues the queues of the memberships that the request switched, in the request's order
/// @param library the library of canned responses after a request to create or rename it
/// @param response the canned response after a request to create or change it
public record QueueReply(
        Optional<Refusal> refusal,
        Optional<QueueSnapshot> queue,
        Optional<OrganizationSnapshot> organization,
        Optional<UserSnapshot> user,
        List<QueueSnapshot> queues,
        Optional<ResponseLibrary> library,
        Optional<CannedResponse> response) {

    static final QueueReply ACCEPTED = new QueueReply(Optional.empty());

    public QueueReply {
        queues = requireNonNullElse(queues, List.of()); // a reply that was kept before there was this field
    }

    private QueueReply(Optional<Refusal> refusal) {
        this(
                refusal,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    public static QueueReply refused(Refusal refusal) {
        return new QueueReply(Optional.of(refusal));
    }

    QueueReply with(Optional<Queue> changed) {
        return new QueueReply(
                refusal, changed.map(Queue::snapshot), organization, user, queues, library, response);
    }

    QueueReply with(OrganizationSnapshot changed) {
        return new QueueReply(refusal, queue, Optional.of(changed), user, queues, library, response);
    }

    QueueReply withUser(Optional<User> changed) {
        return new QueueReply(
                refusal, queue, organization, changed.flatMap(User::snapshot), queues, library, response);
    }

    QueueReply withQueues(List<QueueSnapshot> changed) {
        return new QueueReply(refusal, queue, organization, user, changed, library, response);
    }

    QueueReply withLibrary(Optional<ResponseLibrary> changed) {
        return new QueueReply(refusal, queue, organization, user, queues, changed, response);
    }

    QueueReply withResponse(Optional<CannedResponse> changed) {
        return new QueueReply(refusal, queue, organization, user, queues, library, changed);
    }
}
