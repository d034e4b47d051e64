package io.onbehalf.conversation.topology;

import io.onbehalf.conversation.domain.ConsentChanged;
import io.onbehalf.conversation.domain.ConversationChanged.InactivityTermsApplied;
import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationEvent.Forgotten;
import io.onbehalf.conversation.domain.InboundBuffered;
import io.onbehalf.conversation.domain.Lifecycle;
import io.onbehalf.conversation.domain.Messaging;
import io.onbehalf.conversation.domain.Messaging.AutomaticMessageQueued;
import io.onbehalf.conversation.domain.Messaging.InboundMessageReceived;
import io.onbehalf.conversation.domain.Messaging.MessageStatusChanged;
import io.onbehalf.conversation.domain.Messaging.Queued;
import io.onbehalf.conversation.domain.Participation;
import io.onbehalf.conversation.domain.Refused;
import io.onbehalf.conversation.domain.delivery.SmsSubmitRequested;
import io.onbehalf.conversation.domain.value.ThreadRef;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.topology.Decided;
import io.onbehalf.kit.topology.EventHeader;
import io.onbehalf.kit.topology.FollowUp;
import java.util.Optional;

/// Hands each queued message to the carrier link under its outbound number, so that one number's messages
/// keep their order.
final class CarrierRequests {

    private CarrierRequests() {}

    static Optional<FollowUp<SmsSubmitRequested>> of(Decided<ConversationEvent> decided) {
        return switch (decided.event()) {
            case Messaging messaging -> submit(messaging, decided.header()).map(CarrierRequests::byNumber);
            case Lifecycle _,
                    Participation _,
                    InactivityTermsApplied _,
                    InboundBuffered _,
                    ConsentChanged _,
                    Forgotten _,
                    Refused _ ->
                    Optional.empty();
        };
    }

    private static Optional<SmsSubmitRequested> submit(Messaging event, EventHeader header) {
        return switch (event) {
            case Queued queued ->
                    Optional.of(
                            new SmsSubmitRequested(
                                    thread(header),
                                    queued.conversationId(),
                                    queued.messageId(),
                                    queued.outboundNumber(),
                                    queued.contactNumber(),
                                    queued.content(),
                                    header.occurredAt(),
                                    queued instanceof AutomaticMessageQueued));
            case MessageStatusChanged _, InboundMessageReceived _ -> Optional.empty();
        };
    }

    private static ThreadRef thread(EventHeader header) {
        return new ThreadRef(new OrganizationId(header.organizationId()), new ThreadId(header.key()));
    }

    private static FollowUp<SmsSubmitRequested> byNumber(SmsSubmitRequested request) {
        return new FollowUp<>(request.outboundNumber().value(), request);
    }
}
