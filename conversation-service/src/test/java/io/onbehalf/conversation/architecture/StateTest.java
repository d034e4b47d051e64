package io.onbehalf.conversation.architecture;

import io.onbehalf.conversation.domain.CarrierRequest.DeliveryReceiptReceived;
import io.onbehalf.conversation.domain.ConsentChanged;
import io.onbehalf.conversation.domain.Lifecycle;
import io.onbehalf.conversation.domain.Messaging.MessageStatusChanged;
import io.onbehalf.conversation.domain.Participation;
import io.onbehalf.conversation.domain.ThreadRequest;
import io.onbehalf.conversation.domain.routing.QueueEvent;
import io.onbehalf.conversation.domain.settings.ThreadingTimeline.ThreadingTimelineChangeRequested;
import io.onbehalf.conversation.topology.ConversationTopology;
import io.onbehalf.kit.testing.StateSpecification;
import java.util.Set;

class StateTest extends StateSpecification {

    @Override
    protected Class<?> topology() {
        return ConversationTopology.class;
    }

    @Override
    protected Set<Class<?>> notStored() {
        return Set.of(
                ThreadRequest.class,
                DeliveryReceiptReceived.class,
                ThreadingTimelineChangeRequested.class,
                QueueEvent.class,
                ConsentChanged.class,
                Lifecycle.class,
                MessageStatusChanged.class,
                Participation.class);
    }
}
