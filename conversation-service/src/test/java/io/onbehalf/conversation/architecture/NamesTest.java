package io.onbehalf.conversation.architecture;

import io.onbehalf.conversation.domain.CarrierRequest.SmsSubmitConcluded;
import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.ThreadRequest;
import io.onbehalf.conversation.domain.ThreadRequest.WrapupCompleted;
import io.onbehalf.conversation.domain.ThreadRequest.WrapupCorrected;
import io.onbehalf.conversation.domain.consent.ContactConsent;
import io.onbehalf.conversation.domain.delivery.SmsSubmitRequested;
import io.onbehalf.conversation.domain.delivery.index.SmscIdAssigned;
import io.onbehalf.conversation.domain.erasure.ErasureEvent;
import io.onbehalf.conversation.domain.erasure.ErasureRequest;
import io.onbehalf.conversation.domain.routing.AgentReport;
import io.onbehalf.conversation.domain.routing.QueueDeleted;
import io.onbehalf.conversation.domain.settings.ThreadingTimeline;
import io.onbehalf.conversation.domain.settings.ThreadingTimeline.ThreadingTimelineChangeRequested;
import io.onbehalf.conversation.domain.settings.ThreadingTimeline.ThreadingTimelineUpdated;
import io.onbehalf.conversation.domain.view.ConversationSnapshot;
import io.onbehalf.conversation.topology.lists.AgentLoad;
import io.onbehalf.conversation.topology.lists.QueueLoad;
import io.onbehalf.kit.avro.RecordMapper;
import io.onbehalf.kit.domain.quiet.QuietHours;
import io.onbehalf.kit.testing.Examples;
import io.onbehalf.kit.testing.NamesSpecification;
import java.util.List;
import java.util.stream.Stream;

class NamesTest extends NamesSpecification {

    @Override
    protected List<Class<?>> written() {
        return Stream.of(
                        ConversationEvent.class,
                        ThreadRequest.class,
                        ConversationReply.class,
                        ConversationSnapshot.class,
                        ContactConsent.class,
                        SmsSubmitRequested.class,
                        SmscIdAssigned.class,
                        ThreadingTimeline.class,
                        ThreadingTimelineChangeRequested.class,
                        ThreadingTimelineUpdated.class,
                        ErasureRequest.class,
                        ErasureEvent.class,
                        AgentReport.class,
                        AgentLoad.class,
                        QueueLoad.class)
                .flatMap(RecordMapper::records)
                .filter(type -> !read().contains(type))
                .toList();
    }

    @Override
    protected Examples examples() {
        return super.examples().with(QuietHours.class, new QuietHours("21:00", "08:00"));
    }

    @Override
    protected List<Class<?>> published() {
        return List.of(
                ConversationEvent.class,
                ConversationSnapshot.class,
                ContactConsent.class,
                SmsSubmitRequested.class,
                SmscIdAssigned.class,
                ThreadingTimeline.class,
                ThreadingTimelineUpdated.class,
                ErasureEvent.class,
                AgentLoad.class,
                QueueLoad.class);
    }

    /// Events of the other services, and the record of a submit, which says more to the carrier link.
    @Override
    protected List<Class<?>> read() {
        return List.of(
                WrapupCompleted.class, WrapupCorrected.class, SmsSubmitConcluded.class, QueueDeleted.class);
    }
}
