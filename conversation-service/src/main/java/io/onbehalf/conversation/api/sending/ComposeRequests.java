package io.onbehalf.conversation.api.sending;

import io.onbehalf.conversation.directory.QueueDirectory;
import io.onbehalf.conversation.domain.AgentRequest.ComposeRequested;
import io.onbehalf.conversation.domain.AgentRequest.Composer;
import io.onbehalf.conversation.domain.AgentRequest.FirstText;
import io.onbehalf.conversation.domain.value.Line;
import io.onbehalf.conversation.domain.value.QueueRef;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.kit.web.UuidText;
import io.onbehalf.schemas.queue.QueueSnapshot;
import java.util.Map;

/// Makes the requests to compose.
final class ComposeRequests {

    private final ContactRequests contacts;
    private final QueueDirectory directory;

    ComposeRequests(ContactRequests contacts, QueueDirectory directory) {
        this.contacts = contacts;
        this.directory = directory;
    }

    /// @throws ApiException 400 or 409 for what can't be composed to, whatever its thread is
    ComposeRequested request(
            Caller caller,
            RequestStamp stamp,
            CreateOutboundMessagingConversationRequest body,
            FirstText text) {
        body.requireServed();
        QueueSnapshot queue =
                directory.queueOf(
                        new OrganizationId(caller.organizationId()),
                        new UserId(caller.userId()),
                        new QueueId(UuidText.inField("queueId", body.queueId())));
        Line line = contacts.line(caller, outboundNumber(queue), body.toAddress());
        return new ComposeRequested(
                contacts.context(stamp, line),
                new Composer(new UserId(caller.userId()), caller.name()),
                new QueueRef(new QueueId(queue.getQueueId()), queue.getName()),
                line,
                Boolean.TRUE.equals(body.useExistingConversation()),
                directory.timelineOf(queue),
                directory.afterCall(queue),
                contacts.consent(stamp, line),
                text);
    }

    private static String outboundNumber(QueueSnapshot queue) {
        String number = queue.getOutboundNumber();
        if (number == null) {
            throw ApiException.conflict(
                    "queue.without.outbound.number",
                    "queue %s: has no outbound SMS number".formatted(queue.getName()),
                    Map.of("queueId", queue.getQueueId()));
        }
        return number;
    }
}
