package io.onbehalf.conversation.topology;

import static java.util.Objects.requireNonNull;

import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.Direction;
import io.onbehalf.conversation.domain.Lifecycle.ConversationResumed;
import io.onbehalf.conversation.domain.RequestContext;
import io.onbehalf.conversation.domain.ThreadRequest.AlertRequested;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.streams.OnbehalfHeaders;
import io.onbehalf.kit.streams.UnprocessableRecord;
import io.onbehalf.kit.topology.Decided;
import io.onbehalf.kit.topology.EventHeader;
import io.onbehalf.kit.topology.RequestHeader;
import io.onbehalf.kit.topology.Requested;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// Offers a conversation that a contact continues to its last agent, if they are available.
///
/// It waits in the queue already, so nothing is lost where the agent is not. How many conversations the agent
/// has is known some tens of milliseconds late.
final class LastAgentAlerts
        extends ContextualProcessor<String, Decided<ConversationEvent>, String, Requested<AlertRequested>> {

    private @Nullable ReplicatedAgents agents;

    @Override
    public void init(ProcessorContext<String, Requested<AlertRequested>> context) {
        super.init(context);
        agents = ReplicatedAgents.of(context::getStateStore);
    }

    @Override
    public void process(Record<String, Decided<ConversationEvent>> decided) {
        if (decided.value().event() instanceof ConversationResumed event
                && event.direction() == Direction.INBOUND) {
            UnprocessableRecord.guarded(() -> alert(event, decided.value().header()))
                    .ifPresent(request ->
                            context()
                                    .forward(
                                            new Record<>(
                                                    decided.key(),
                                                    request,
                                                    decided.timestamp(),
                                                    OnbehalfHeaders.trace(decided.headers()))));
        }
    }

    private Optional<Requested<AlertRequested>> alert(ConversationResumed event, EventHeader header) {
        // The agent has the whole time to answer, also where the contact's text waited to be decided.
        Instant now = Instant.ofEpochMilli(context().currentSystemTimeMs());
        var context =
                new RequestContext(
                        new OrganizationId(header.organizationId()), now, new ThreadId(header.key()));
        var request =
                new RequestHeader(
                        header.eventId() + "/alert", "", header.organizationId(), now, header.actor());
        return event.lastAgentId()
                .flatMap(user -> requireNonNull(agents).available(user, event.queue().queueId()))
                .map(stint ->
                        new Requested<>(
                                new AlertRequested(
                                        context,
                                        event.conversationId(),
                                        stint.stint(),
                                        stint.alertingTimeoutSeconds()),
                                request));
    }
}
